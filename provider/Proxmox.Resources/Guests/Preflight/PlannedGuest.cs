using System.Collections.Frozen;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>A guest as a plan has it, and where in the datacenter it will be. Only what the plan adds or changes is asked about.</summary>
/// <param name="Session">The datacenter.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Model">What the guest is.</param>
internal abstract record PlannedGuest(Session Session, PlanReview Plan, GuestModel Model)
{
    /// <summary>The kind of guest.</summary>
    public GuestKind Kind => Model.Kind;

    /// <summary>What is to happen to its drives.</summary>
    public DriveChanges Drives { get; } = DriveChanges.Of(Model, Plan.Prior.Value, Plan.Planned.Value, Plan.Managed);

    /// <summary>What PVE says.</summary>
    public DatacenterView Datacenter { get; } = new(Session);

    /// <summary>The node that the guest will be on; null when that is not known yet, or when it cannot be asked.</summary>
    public string? Node { get; private init; }

    /// <summary>What the guest is cloned from; null for none, and when it is not known.</summary>
    public Guest? Source { get; private init; }

    /// <summary>What is asked of storages.</summary>
    public abstract IReadOnlyList<StorageNeed> Storages { get; }

    /// <summary>What PVE keeps in its config, but for its drives.</summary>
    public IEnumerable<Field> Config => Model.Config.Except(Model.DriveFields);

    /// <summary>The storages that are needed, as the node sees them; null when the user or token may not ask.</summary>
    public Task<FrozenDictionary<string, StorageView>?> StoragesAsync(
        string node, IEnumerable<StorageNeed> needs, CancellationToken cancel) =>
        Datacenter.StoragesAsync(node, needs.Select(need => (need.Storage, (string?)need.Content)), cancel);

    /// <summary>What is to be cloned; nothing but in a create.</summary>
    public Attributes? ToClone => Plan.IsCreate ? Plan.Config.Get(CloneSource.Clone) : null;

    /// <summary>True when the plan takes an existing guest to another node, where everything that it uses must be there too.</summary>
    public bool IsMoved => Plan.IsUpdate && Plan.IsChanged(Placement.Node);

    /// <summary>True when the run itself makes a guest of this kind with that VMID.</summary>
    public bool IsPlanned(long vmid) => Session.Known.IsPlanned(name => name == Kind.Prefix, Number.Of(vmid).ToString());

    /// <summary>What the user or token must be allowed for its drives.</summary>
    /// <param name="path">The path of the guest.</param>
    public abstract IEnumerable<PrivilegeNeed> DriveNeeds(string path);

    /// <summary>The same guest, with where it will be.</summary>
    public async Task<PlannedGuest> LocatedAsync(CancellationToken cancel)
    {
        var source = ToClone is { } clone ? await FindAsync(clone, cancel) : null;
        var nodes = await Datacenter.NodesAsync(cancel);
        var node = Plan.IsUpdate && !Plan.IsChanged(Placement.Node) ? Plan.Prior.Get(Placement.CurrentNode)
            : Plan.Planned.Get(Placement.Node)
            ?? (Plan.Config[Placement.Node].IsUnknown ? null : source?.Node
                ?? (ToClone is null && nodes.Count == 1 ? nodes.Keys.First() : null));
        return this with { Source = source, Node = node is not null && nodes.GetValueOrDefault(node) ? node : null };
    }

    /// <summary>The parts of the guest that the plan adds or changes.</summary>
    public IEnumerable<ChangedPart> Parts(params IEnumerable<Field> attributes) => ChangedPart.Of(attributes, Plan.Prior, Plan.Planned);

    /// <summary>The texts of a member that the plan adds or changes in the slots of a map; all of them when the guest is moved.</summary>
    public IEnumerable<(AttributePath Path, string Text)> Texts(Field map, Field member) =>
        from slot in Plan.Planned[map].Members
        let text = slot.Value[member.Name].AsText()
        where text is not null && (IsMoved || Plan.Prior[map][slot.Key][member.Name].AsText() != text)
        select (AttributePath.Of(map.Name).Key(slot.Key).Attribute(member.Name), text);

    private async Task<Guest?> FindAsync(Attributes clone, CancellationToken cancel)
    {
        var guests = await Datacenter.CurrentGuestsAsync(Kind, cancel);
        if (clone.Get(CloneSource.VmId) is { } vmid)
        {
            return guests.GetValueOrDefault(vmid);
        }

        return clone.Get(CloneSource.Name) is { } name
            && CloneOrder.Named(guests.Values, Kind, name, Plan.Planned.Get(Placement.Node)) is [var only] ? only : null;
    }
}
