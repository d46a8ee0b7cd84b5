using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>A clone that was ordered: <c>POST .../clone</c> (<c>PVE::API2::Qemu</c>).</summary>
/// <param name="VmId">The source.</param>
/// <param name="Node">The node that has the source.</param>
/// <param name="Notes">The notes of the source, which a clone takes over.</param>
internal sealed record CloneOrder(long VmId, string Node, string? Notes)
{
    /// <summary>Finds the source that the configuration names; null when it names none.</summary>
    /// <exception cref="PveFault">There is no such guest, or its name is not the only one.</exception>
    public static async Task<CloneOrder?> FindAsync(Operation operation, CancellationToken cancel)
    {
        if (!operation.Config.Has(CloneSource.Clone))
        {
            return null;
        }

        var clone = new Attributes(operation.Config[CloneSource.Clone]);
        var vmid = clone.Get(CloneSource.VmId) ?? await NamedAsync(operation, clone.Get(CloneSource.Name)!, cancel).ConfigureAwait(false);
        return await Guests.AskAsync(operation.Session, vmid, null, node => operation.Pve.GetAsync(Guests.PathOf(node, vmid) + "/pending", cancel: cancel), cancel).ConfigureAwait(false) is var (pending, place)
            ? new(vmid, place, VmReading.Config(pending).GetValueOrDefault("description")?.AsText())
            : throw new PveFault(FaultKind.NotFound, $"VM {vmid}, which is to be cloned, does not exist");
    }

    /// <summary>
    /// The parameters of the request. The clone is made on the source's node and migrated then: PVE clones to another node only what has no disk on a storage
    /// of one node.
    /// </summary>
    public Form Form(Operation operation, long vmid, string mark)
    {
        var clone = new Attributes(operation.Config[CloneSource.Clone]);
        var form = new Form().Add("newid", vmid).Add("full", clone.Get(CloneSource.Full) ?? true);
        Add("name", operation.Planned.Get(General.Name));
        Add("pool", operation.Planned.Get(Placement.Pool));
        Add("snapname", clone.Get(CloneSource.Snapshot));
        Add("storage", clone.Get(CloneSource.Storage));
        Add("format", clone.Get(CloneSource.Format));
        Add("bwlimit", clone.Get(CloneSource.Bandwidth)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return form.Add("description", Unfinished.With(operation.Planned.Get(General.Description) ?? Notes, mark));

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                form.Add(name, value);
            }
        }
    }

    /// <summary>The guests that a name may mean: the templates that are called so, else the VMs.</summary>
    public static IReadOnlyList<Guest> Named(IEnumerable<Guest> guests, string name)
    {
        var found = guests.Where(guest => guest.IsVm && guest.Name == name).OrderBy(guest => guest.VmId).ToList();
        var templates = found.Where(guest => guest.IsTemplate).ToList();
        return templates.Count > 0 ? templates : found;
    }

    private static async Task<long> NamedAsync(Operation operation, string name, CancellationToken cancel)
    {
        return Named((await CurrentVms.AllAsync(operation.Session, cancel).ConfigureAwait(false)).Values, name) switch
        {
            [var only] => only.VmId,
            [] => throw PveFault.About("clone.name", $"no guest is called \"{name}\", which clone.name says; check the name, and that the user or token may see the template (VM.Audit)"),
            var several => throw PveFault.About("clone.name", $"\"{name}\" in clone.name is the name of several guests: {string.Join(", ", several.Select(guest => guest.VmId))}; set clone.vmid instead"),
        };
    }
}
