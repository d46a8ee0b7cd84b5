using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests.Datacenter;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>A clone that was ordered: <c>POST .../clone</c>.</summary>
/// <param name="Place">The source.</param>
/// <param name="Config">The configuration of the source; its notes go into the clone.</param>
internal sealed record CloneOrder(GuestPlace Place, GuestConfig Config)
{
    /// <summary>Finds the source that the configuration names; null when it names none.</summary>
    /// <exception cref="PveFault">There is no such guest, or its name is not the only one.</exception>
    public static async Task<CloneOrder?> FindAsync(Operation operation, GuestKind kind, CancellationToken cancel)
    {
        if (operation.Config.Get(CloneSource.Clone) is not { } clone)
        {
            return null;
        }

        var vmid = clone.Get(CloneSource.VmId) ?? await NamedAsync(operation, kind, clone.Get(CloneSource.Name)!, cancel);
        var found = await GuestDirectory.AskAsync(
            operation.Session, kind, vmid, null, place => SourceAsync(operation, place, cancel), cancel);
        return found is var (config, place)
            ? new(place, config)
            : throw PveFault.About("clone.vmid", $"{kind.Called(vmid)}, which is to be cloned, does not exist");
    }

    // All clones of a moment have the same source, which the plan has seen, too.
    private static async Task<GuestConfig> SourceAsync(Operation operation, GuestPlace place, CancellationToken cancel) =>
        await new DatacenterView(operation.Session).ConfigAsync(place, cancel) ?? await GuestConfig.ReadAsync(operation.Pve, place, cancel);

    /// <summary>
    /// The storage of the configuration for the copies where the source's node, where the clone is made, does not have it: the copies get
    /// there when the clone is migrated. Null when the clone can be made there at once, and where nothing is migrated or known.
    /// </summary>
    /// <param name="operation">The create.</param>
    /// <param name="node">The node that the clone is made on.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<string?> StorageElsewhereAsync(Operation operation, string node, CancellationToken cancel)
    {
        var wanted = operation.Config.Get(CloneSource.Clone)?.Get(CloneSource.Storage);
        return wanted is not null && operation.Planned.Get(Placement.Node) is { } final && final != node
            && await new DatacenterView(operation.Session).StoragesAsync(node, [(wanted, null)], cancel) is { } there
            && there.GetValueOrDefault(wanted)?.IsEnabled is not true
            ? wanted
            : null;
    }

    /// <summary>
    /// The parameters of the request. The clone is made on the source's node and migrated then: PVE clones to another node only what has no
    /// disk on a storage of one node.
    /// </summary>
    /// <param name="operation">The create.</param>
    /// <param name="vmid">The VMID of the clone.</param>
    /// <param name="mark">The mark of the configuration.</param>
    /// <param name="isElsewhere">True when only the node that the clone is migrated to has the storage for the copies.</param>
    public Form Form(Operation operation, long vmid, string mark, bool isElsewhere)
    {
        var clone = operation.Config.Get(CloneSource.Clone)!.Value;
        var form = new Form().Add("newid", vmid).Add("full", clone.Get(CloneSource.Full) ?? true);
        Add(Place.Kind.NameField.Wire, operation.Planned.Get(Place.Kind.NameField));
        Add("pool", operation.Planned.Get(Placement.Pool));
        Add("snapname", clone.Get(CloneSource.Snapshot));
        Add("storage", isElsewhere ? null : clone.Get(CloneSource.Storage));
        Add("format", clone.Get(CloneSource.Format));
        Add("bwlimit", clone.Get(CloneSource.Bandwidth)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return form.Add("description", CreateMark.With(operation.Planned.Get(GuestOptions.Description) ?? Config.Notes, mark));

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                form.Add(name, value);
            }
        }
    }

    /// <summary>
    /// The guests that a name may mean: the templates that are called so, else the others; of several, those on the node that the clone is
    /// for.
    /// </summary>
    /// <param name="guests">All guests.</param>
    /// <param name="kind">What the clone is to be.</param>
    /// <param name="name">The name.</param>
    /// <param name="node">The node that the clone is for; null when it follows its source.</param>
    public static IReadOnlyList<Guest> Named(IEnumerable<Guest> guests, GuestKind kind, string name, string? node)
    {
        var found = guests.Where(guest => guest.Kind == kind && guest.Name == name).OrderBy(guest => guest.VmId).ToList();
        return Preferred(Preferred(found, guest => guest.IsTemplate), guest => guest.Node == node);
    }

    private static List<Guest> Preferred(List<Guest> guests, Predicate<Guest> isPreferred) =>
        guests.FindAll(isPreferred) is { Count: > 0 } preferred ? preferred : guests;

    private static async Task<long> NamedAsync(Operation operation, GuestKind kind, string name, CancellationToken cancel)
    {
        var guests = (await CurrentGuests.AllAsync(operation.Session, kind, cancel)).Values;
        return Named(guests, kind, name, operation.Planned.Get(Placement.Node)) switch
        {
            [var only] => only.VmId,
            [] => throw PveFault.About("clone.name",
                $"no guest is called \"{name}\", which clone.name says; check the name, and that the user or token may see the template "
                + "(VM.Audit)"),
            var several => throw PveFault.About(
                "clone.name", $"\"{name}\" in clone.name is the name of several guests: "
                + $"{string.Join(", ", several.Select(guest => $"{guest.VmId} on {guest.Node}"))}; set clone.vmid instead, or node to one "
                + "where only one has it"),
        };
    }
}
