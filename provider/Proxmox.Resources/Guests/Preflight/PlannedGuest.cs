using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>A VM as a plan has it, and where in the datacenter it will be. Only what the plan adds or changes is asked about.</summary>
/// <param name="Session">The datacenter.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Datacenter">What PVE says.</param>
internal sealed record PlannedGuest(Session Session, PlanReview Plan, DatacenterView Datacenter)
{
    /// <summary>The node that the VM will be on; null when that is not known yet, or when it cannot be asked.</summary>
    public string? Node { get; private init; }

    /// <summary>What the VM is cloned from; null for none, and when it is not known.</summary>
    public Guest? Source { get; private init; }

    /// <summary>What is to be cloned; nothing but in a create.</summary>
    public Attributes? ToClone => Plan.IsCreate ? Plan.Config.Get(CloneSource.Clone) : null;

    /// <summary>True when the plan takes an existing VM to another node, where everything that it uses must be there too.</summary>
    public bool IsMoved => Plan.IsUpdate && Plan.IsChanged(Placement.Node);

    /// <summary>Finds out where the VM will be.</summary>
    public static async Task<PlannedGuest> LocateAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var vm = new PlannedGuest(session, plan, new(session));
        var source = vm.ToClone is { } clone ? await FindAsync(vm, clone, cancel) : null;
        var nodes = await vm.Datacenter.NodesAsync(cancel);
        var node = plan.IsUpdate && !plan.IsChanged(Placement.Node) ? plan.Prior.Get(Placement.CurrentNode)
            : plan.Planned.Get(Placement.Node)
            ?? (plan.Config[Placement.Node].IsUnknown ? null : source?.Node ?? (vm.ToClone is null && nodes is { Count: 1 } ? nodes.Keys[0] : null));
        return vm with { Source = source, Node = node is not null && nodes?.GetValueOrDefault(node) is not false ? node : null };
    }

    /// <summary>The parts of the VM that the plan adds or changes.</summary>
    public IEnumerable<ChangedPart> Parts(params IEnumerable<Field> attributes) => ChangedPart.Of(attributes, Plan.Prior, Plan.Planned);

    /// <summary>The texts of a member that the plan adds or changes in the slots of a map; all of them when the VM is moved.</summary>
    public IEnumerable<(AttributePath Path, string Text)> Texts(Field map, Field member) =>
        from slot in Plan.Planned[map].Members
        let text = slot.Value[member.Name].AsText()
        where text is not null && (IsMoved || Plan.Prior[map][slot.Key][member.Name].AsText() != text)
        select (AttributePath.Of(map.Name).Key(slot.Key).Attribute(member.Name), text);

    private static async Task<Guest?> FindAsync(PlannedGuest vm, Attributes clone, CancellationToken cancel)
    {
        var guests = await vm.Datacenter.CurrentGuestsAsync(cancel);
        if (clone.Get(CloneSource.VmId) is { } vmid)
        {
            return guests.GetValueOrDefault(vmid);
        }

        return clone.Get(CloneSource.Name) is { } name && CloneOrder.Named(guests.Values, name, vm.Plan.Planned.Get(Placement.Node)) is [var only] ? only : null;
    }
}
