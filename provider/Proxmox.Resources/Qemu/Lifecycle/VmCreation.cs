using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Creates a VM, or clones one, and brings it to the plan.</summary>
internal static class VmCreation
{
    /// <summary>Creates the VM.</summary>
    public static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        // What has failed on the way is recorded as well, and must not be taken for an interrupted create by the next one.
        operation.AfterResponse(later => InterruptedCreate.ConfirmAsync(operation, GuestKind.Vm, later));
        var source = await CloneOrder.FindAsync(operation, GuestKind.Vm, cancel);

        // What is sure to fail is not begun. A snapshot may have other disks than its VM.
        if (source is not null && operation.Config.Get(CloneSource.Clone)?.Has(CloneSource.Snapshot) is false)
        {
            RefuseShrinking(new LiveVm(source.Config).Values, operation.Planned.Value);
        }

        var creation = new GuestCreation(operation, GuestKind.Vm, source, (vmid, mark) => NewForm(operation, vmid, mark));
        var created = await creation.BeginAsync(cancel);
        operation.Session.Part<PlannedSpace>().Remove(operation.Config.Value);
        using var held = await GuestDirectory.LockAsync(operation, created.Place.VmId, cancel);
        await CompleteAsync(operation, created, cancel);
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
        var vm = await GuestDirectory.LocateAsync(operation.Session, GuestKind.Vm, vmid, operation.Planned.Get(Placement.Node), cancel);
        await StartAsync(operation, vm, cancel);
    }

    private static async Task CompleteAsync(Operation operation, CreatedGuest created, CancellationToken cancel)
    {
        var vm = created.Place;
        VmChange change;
        if (created.IsWhole)
        {
            change = new(operation, vm, Value.Null, operation.Planned.Value, ManagedAttributes.Empty);
            await change.GrowAddedAsync(cancel);
        }
        else
        {
            var live = await LiveVm.ReadAsync(operation, vm, cancel);
            var prior = FromData.Members(operation.Resource.Attributes, live.Data);
            var planned = operation.Merge(prior);
            RefuseShrinking(prior, planned);
            if (operation.Planned.Get(Placement.Node) is { } node && node != vm.Node)
            {
                var storage = await CloneOrder.StorageElsewhereAsync(operation, vm.Node, cancel);
                vm = await Migration.BringAsync(operation, vm, node, storage, cancel);
            }

            change = new(operation, vm, prior, planned, ManagedAttributes.Empty);
            await change.ApplyAsync(field => IsToSend(operation, field, prior, planned), cancel);
            if (operation.Planned.Get(Placement.Pool) is not null)
            {
                var listed = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(vm.VmId);
                await PoolMembership.BringAsync(operation, vm.VmId, listed?.Pool, cancel);
            }
        }

        if (operation.Planned.Get(Power.Template) is true)
        {
            await VmUpdate.FinishAsync(operation, change, cancel);
            return;
        }

        await StartAsync(operation, vm, cancel);
    }

    private static async Task StartAsync(Operation operation, GuestPlace vm, CancellationToken cancel)
    {
        if (await GuestCreation.StartAsync(operation, vm, cancel) && operation.Config.Get(Power.WaitForAddress) is { } wait)
        {
            await AgentAddresses.WaitAsync(operation, wait, vm, cancel);
        }
    }

    // The notes still have their mark, and a secret that PVE never tells counts as not yet set.
    private static bool IsToSend(Operation operation, Field field, Value prior, Value planned) =>
        operation.Config.Has(field) && (field.IsNeverReturned || !SemanticEquality.Equal(field, prior[field.Name], planned[field.Name]));

    private static void RefuseShrinking(Value prior, Value planned)
    {
        foreach (var (drive, size) in DriveChanges.TooLarge(prior, planned))
        {
            throw PveFault.About(drive.Slot,
                $"{drive.Path} of the clone's source has {size}, which is larger than the size {drive.Size} that was asked for: a disk can "
                + "only grow");
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
        return form.Add("vmid", vmid).Add("description", CreateMark.With(operation.Planned.Get(GuestOptions.Description), mark));
    }
}
