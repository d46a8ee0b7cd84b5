using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// Creates a VM, or clones one, and brings it to the plan. PVE's first request carries a mark (<see cref="CreateMark"/>), so that whatever interrupts the rest,
/// the next create of the same configuration goes on with what is there.
/// </summary>
internal static class VmCreation
{
    /// <summary>Creates the VM.</summary>
    public static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        // What has failed on the way is recorded as well, and must not be taken for an interrupted create by the next one.
        operation.AfterResponse(later => InterruptedCreate.ConfirmAsync(operation, later));
        var mark = CreateMark.MarkOf(operation);
        var source = await CloneOrder.FindAsync(operation, cancel);
        // What is sure to fail is not begun.
        RefuseShrinking(source?.Source ?? Value.Null, operation.Planned.Value);
        var begun = await InterruptedCreate.FindAsync(operation, mark, source, cancel)
            ?? await BeginAsync(operation, mark, source, cancel);
        (await PlannedSpace.OfAsync(operation.Session, cancel)).Remove(operation.Config.Value);
        using var held = await GuestDirectory.LockAsync(operation, begun.VmId, cancel);
        await CompleteAsync(operation, begun, cancel);
    }

    /// <summary>Starts a VM whose create ended early, as that create would have: an update has brought it to the plan.</summary>
    public static async Task FinishAsync(Operation operation, CancellationToken cancel)
    {
        if (operation.Planned.Get(Power.Template) is true)
        {
            return;
        }

        var vmid = operation.Target.Get(Placement.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var node = await GuestDirectory.NodeOfAsync(operation.Session, vmid, operation.Planned.Get(Placement.Node), cancel);
        await StartAsync(operation, node, vmid, cancel);
    }

    private static async Task<CreatedVm> BeginAsync(Operation operation, string mark, CloneOrder? source, CancellationToken cancel)
    {
        var ids = await VmIds.OfAsync(operation.Session, cancel);
        var node = await NodeAsync(operation, source, cancel);
        var chosen = operation.Planned.Get(Placement.VmId);
        var range = operation.Config.Has(Placement.VmIdRange) ? new Attributes(operation.Config[Placement.VmIdRange]) : (Attributes?)null;
        while (true)
        {
            var vmid = chosen ?? await ids.NextAsync(operation.Session, range, cancel);
            ids.Claim(vmid);
            try
            {
                return await TryAsync(operation, vmid, node, source, mark, cancel);
            }
            // Somebody else was quicker or has a guest that we may not see, or an interrupted create of ours was only just beginning.
            catch (PveFault taken) when (taken.Kind == FaultKind.Exists && !operation.IsCreated)
            {
                ids.Release(vmid);
                GuestDirectory.Forget(operation.Session);
                if (await InterruptedCreate.FindAsync(operation, mark, source, cancel) is { } ours)
                {
                    return ours;
                }

                if (chosen is not null)
                {
                    throw await Reservation.ExplainAsync(operation, vmid, node, taken, cancel);
                }
            }
        }
    }

    private static async Task<CreatedVm> TryAsync(Operation operation, long vmid, string node, CloneOrder? source, string mark, CancellationToken cancel)
    {
        InterruptedCreate.Announce(operation, vmid, source?.Node ?? node);
        var isElsewhere = source is not null && await CloneOrder.StorageElsewhereAsync(operation, source.Node, cancel) is not null;
        try
        {
            await operation.DispatchAsync(
                async deadline =>
                {
                    var answer = source is null
                        ? await Reservation.SendAsync(operation, vmid, node, NewForm(operation, vmid, mark), deadline)
                        : await operation.Pve.PostAsync(GuestDirectory.PathOf(source.Node, source.VmId) + "/clone", source.Form(operation, vmid, mark, isElsewhere), deadline);
                    operation.SetComputed(Placement.VmId, Value.Of(vmid));
                    operation.MarkCreated();
                    GuestDirectory.Forget(operation.Session);
                    return answer;
                },
                cancel);
        }
        catch (PveFault fault) when (fault.MayHaveBeenApplied || operation.IsCreated)
        {
            return await InterruptedCreate.AfterAsync(operation, vmid, node, mark, fault, cancel);
        }

        return new(vmid, source?.Node ?? node, IsWhole: source is null);
    }

    private static async Task CompleteAsync(Operation operation, CreatedVm begun, CancellationToken cancel)
    {
        VmChange change;
        if (begun.IsWhole)
        {
            change = new(operation, begun.Node, Value.Null, operation.Planned.Value, ManagedAttributes.Empty);
            await change.GrowAddedAsync(cancel);
        }
        else
        {
            var prior = FromData.Members(operation.Resource.Attributes, await VmReading.LiveAsync(operation.Pve, GuestDirectory.PathOf(begun.Node, begun.VmId), cancel));
            var planned = operation.Merge(prior);
            RefuseShrinking(prior, planned);
            if (operation.Planned.Get(Placement.Node) is { } node && node != begun.Node)
            {
                var storage = await CloneOrder.StorageElsewhereAsync(operation, begun.Node, cancel);
                begun = begun with { Node = await Migration.BringAsync(operation, begun.VmId, begun.Node, node, storage, cancel) };
            }

            change = new(operation, begun.Node, prior, planned, ManagedAttributes.Empty);
            await change.ApplyAsync(field => IsToSend(operation, field, prior, planned), cancel);
            if (operation.Planned.Get(Placement.Pool) is not null)
            {
                var listed = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(begun.VmId);
                await PoolMembership.BringAsync(operation, begun.VmId, listed?.Pool, cancel);
            }
        }

        if (operation.Planned.Get(Power.Template) is true)
        {
            await VmUpdate.FinishAsync(operation, change, begun.Node, cancel);
            return;
        }

        await StartAsync(operation, begun.Node, begun.VmId, cancel);
    }

    private static async Task StartAsync(Operation operation, string node, long vmid, CancellationToken cancel)
    {
        var state = operation.Config.Get(Power.State) is { } wanted and not Power.Unmanaged ? wanted
            : operation.Config.Get(Power.StartOnCreate) is false ? Power.Stopped
            : Power.Running;
        await new PowerSwitch(operation, node, vmid).BringAsync(state, cancel);
        if (state == Power.Running && operation.Config.Has(Power.WaitForAddress))
        {
            await AgentAddresses.WaitAsync(operation, new(operation.Config[Power.WaitForAddress]), node, vmid, cancel);
        }
    }

    // The notes still have their mark, and a secret that PVE never tells counts as not yet set.
    private static bool IsToSend(Operation operation, Field field, Value prior, Value planned) =>
        operation.Config.Has(field) && (field.IsNeverReturned || !SemanticEquality.Equal(field, prior[field.Name], planned[field.Name]));

    private static void RefuseShrinking(Value prior, Value planned)
    {
        foreach (var (drive, size) in CloneOrder.TooLarge(prior, planned))
        {
            throw PveFault.About(drive.Slot, $"{drive.Path} of the clone's source has {size}, which is larger than the size {drive.Size} that was asked for: a disk can only grow");
        }
    }

    private static Form NewForm(Operation operation, long vmid, string mark)
    {
        var form = Changes.Create(Vm.Config.Where(field => !Vm.Drives.Contains(field)), operation.Config, operation.Planned);
        foreach (var drive in Drive.AllOf(operation.Planned.Value).Values)
        {
            form.Add(drive.Slot, drive.Ordered());
        }

        if (operation.Planned.Get(Placement.Pool) is { } pool)
        {
            form.Add("pool", pool);
        }

        VmWire.WriteNew(form);
        form.Remove("description");
        return form.Add("vmid", vmid).Add("description", CreateMark.With(operation.Planned.Get(General.Description), mark));
    }

    private static async Task<string> NodeAsync(Operation operation, CloneOrder? source, CancellationToken cancel)
    {
        if (operation.Planned.Get(Placement.Node) is { } node)
        {
            return node;
        }

        if (source is not null)
        {
            return source.Node;
        }

        var nodes = (await operation.Pve.GetAsync("/nodes", cancel: cancel)).Items.Select(entry => entry["node"].AsText()!).Order(StringComparer.Ordinal).ToList();
        return nodes is [var only]
            ? only
            : throw PveFault.About(Placement.Node.Wire, $"node is not set, and the cluster has several: set it to one of {string.Join(", ", nodes)}");
    }
}

/// <summary>A VM that PVE has begun to make.</summary>
/// <param name="VmId">Its VMID.</param>
/// <param name="Node">The node that has it.</param>
/// <param name="IsWhole">True when the request that made it had said everything; false when it is to be brought to the plan.</param>
internal sealed record CreatedVm(long VmId, string Node, bool IsWhole);
