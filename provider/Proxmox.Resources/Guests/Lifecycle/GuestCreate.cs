using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Creates a guest, or clones one, and brings it to the plan.</summary>
internal static class GuestCreate
{
    /// <summary>Creates the guest.</summary>
    public static async Task CreateAsync(Operation operation, GuestModel model, CancellationToken cancel)
    {
        // What has failed on the way is recorded as well, and must not be taken for an interrupted create by the next one.
        operation.AfterResponse(later => InterruptedCreate.ConfirmAsync(operation, model.Kind, later));
        var source = await CloneOrder.FindAsync(operation, model.Kind, cancel);
        var origin = source?.Place.ToString() ?? model.Origin(operation.Config);

        // What is sure to fail is not begun. A snapshot may have other disks than its guest.
        if (source is not null && operation.Config.Get(CloneSource.Clone)?.Has(CloneSource.Snapshot) is false)
        {
            RefuseShrinking(model, origin, new LiveGuest(model, source.Config).Values, operation.Planned.Value);
        }

        var creation = new GuestCreation(
            operation, model.Kind, source, model.IsMadeAsSaid(operation.Config), (vmid, mark) => NewForm(operation, model, vmid, mark));
        var created = await creation.BeginAsync(cancel);
        operation.Session.Part<PlannedSpace>().Remove(operation.Config.Value);
        using var held = await GuestDirectory.LockAsync(operation, created.Place.VmId, cancel);
        await CompleteAsync(operation, model, origin, created, cancel);
    }

    /// <summary>Starts a guest whose create ended early, as that create would have: an update has brought it to the plan.</summary>
    public static async Task FinishAsync(Operation operation, GuestModel model, CancellationToken cancel)
    {
        if (operation.Planned.Get(Power.Template) is true)
        {
            return;
        }

        var vmid = operation.Target.Get(Placement.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var guest = await GuestDirectory.LocateAsync(operation.Session, model.Kind, vmid, operation.Planned.Get(Placement.Node), cancel);
        await StartAsync(operation, model, guest, cancel);
    }

    private static async Task CompleteAsync(
        Operation operation, GuestModel model, string origin, CreatedGuest created, CancellationToken cancel)
    {
        var guest = created.Place;
        GuestChange change;
        if (created.IsWhole)
        {
            change = new(operation, model, guest, Value.Null, operation.Planned.Value, ManagedAttributes.Empty);
            await change.GrowAddedAsync(cancel);
        }
        else
        {
            var live = await LiveGuest.ReadAsync(operation, model, guest, cancel);
            var prior = FromData.Members(operation.Resource.Attributes, live.Data);
            var planned = operation.Merge(prior);
            RefuseShrinking(model, origin, prior, planned);
            if (operation.Planned.Get(Placement.Node) is { } node && node != guest.Node)
            {
                var storage = await CloneOrder.StorageElsewhereAsync(operation, guest.Node, cancel);
                guest = await Migration.BringAsync(operation, model, guest, node, storage, cancel);
            }

            change = new(operation, model, guest, prior, planned, ManagedAttributes.Empty);
            await change.ApplyAsync(field => IsToSend(operation, field, prior, planned), cancel);
            if (operation.Planned.Get(Placement.Pool) is not null)
            {
                var listed = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(guest.VmId);
                await PoolMembership.BringAsync(operation, guest.VmId, listed?.Pool, cancel);
            }
        }

        if (operation.Planned.Get(Power.Template) is true)
        {
            await GuestUpdate.FinishAsync(operation, change, cancel);
            return;
        }

        await StartAsync(operation, model, guest, cancel);
    }

    private static async Task StartAsync(Operation operation, GuestModel model, GuestPlace guest, CancellationToken cancel)
    {
        if (await GuestCreation.StartAsync(operation, guest, cancel) && operation.Config.Get(Power.WaitForAddress) is { } wait)
        {
            await GuestAddresses.WaitAsync(operation, model, wait, guest, cancel);
        }
    }

    // The notes still have their mark, and a secret that PVE never tells counts as not yet set.
    private static bool IsToSend(Operation operation, Field field, Value prior, Value planned) =>
        operation.Config.Has(field) && (field.IsNeverReturned || !SemanticEquality.Equal(field, prior[field.Name], planned[field.Name]));

    private static void RefuseShrinking(GuestModel model, string origin, Value prior, Value planned)
    {
        foreach (var (drive, size) in DriveChanges.TooLarge(model, prior, planned))
        {
            throw PveFault.About(drive.Slot,
                $"{drive.Path} has {size} in {origin}, which is larger than the size {drive.Size} that was asked for: a disk can only grow");
        }
    }

    private static Form NewForm(Operation operation, GuestModel model, long vmid, string mark)
    {
        var form = model.NewForm(operation);
        if (operation.Planned.Get(Placement.Pool) is { } pool)
        {
            form.Add("pool", pool);
        }

        form.Remove("description");
        return form.Add("vmid", vmid).Add("description", CreateMark.With(operation.Planned.Get(GuestOptions.Description), mark));
    }
}
