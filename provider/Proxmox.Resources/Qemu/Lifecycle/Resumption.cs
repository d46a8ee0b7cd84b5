using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Goes on with a create that was interrupted: its VM bears the mark of the same configuration, and nobody has recorded it.</summary>
internal static class Resumption
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Finds a VM that an earlier create of this configuration has begun; null when there is none.</summary>
    public static async Task<Begun?> FindAsync(Operation operation, string mark, CancellationToken cancel)
    {
        var ids = await VmIds.OfAsync(operation.Session, cancel).ConfigureAwait(false);
        var all = await Guests.AllAsync(operation.Session, cancel).ConfigureAwait(false);
        foreach (var guest in Candidates(operation, all.Values).OrderBy(guest => guest.VmId))
        {
            if (await MarkAsync(operation, guest, cancel).ConfigureAwait(false) == mark && ids.Claim(guest.VmId))
            {
                return await TakeAsync(operation, guest.VmId, guest.Node, cancel).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>After a create whose answer was lost or whose task failed: goes on when the VM is there and ours, else says why not.</summary>
    public static async Task<Begun> AfterAsync(Operation operation, long vmid, string node, string mark, PveFault fault, CancellationToken cancel)
    {
        var there = await Guests.AskAsync(operation.Session, vmid, node, candidate => operation.Pve.GetAsync(Guests.PathOf(candidate, vmid) + "/pending", cancel: cancel), cancel).ConfigureAwait(false);
        if (there is not var (pending, place))
        {
            operation.Withdraw();
            throw new PveFault(fault.Kind, fault.Said, fault)
            {
                Method = fault.Method, Path = fault.Path, Status = fault.Status, Task = fault.Task, TaskLog = fault.TaskLog,
                Privilege = fault.Privilege, PrivilegePath = fault.PrivilegePath,
            };
        }

        if (MarkOf(pending) != mark)
        {
            operation.Withdraw();
            throw new PveFault(FaultKind.Exists, $"{fault.Said}\nVM {vmid} exists, but it is somebody else's", fault);
        }

        // The request had arrived, and only its answer was lost. What failed by itself stays failed.
        return fault.Task is null ? await TakeAsync(operation, vmid, place, cancel).ConfigureAwait(false) : throw fault;
    }

    /// <summary>Takes the mark off: the VM is recorded.</summary>
    public static async Task ConfirmAsync(Operation operation, long vmid, CancellationToken cancel)
    {
        var node = await Guests.NodeOfAsync(operation.Session, vmid, operation.Planned.Get(Placement.Node), cancel).ConfigureAwait(false);
        var path = Guests.PathOf(node, vmid);
        var notes = VmReading.Config(await operation.Session.Pve.GetAsync(path + "/pending", cancel: cancel).ConfigureAwait(false))["description"].AsText();
        var form = notes is null ? new Form().Add("delete", "description") : new Form().Add("description", notes);
        await operation.Session.Pve.PutAsync(path + "/config", form, cancel).ConfigureAwait(false);
    }

    // PVE names a guest without a name after its VMID, and one that it has not gathered yet not at all.
    private static IEnumerable<Guest> Candidates(Operation operation, IEnumerable<Guest> guests)
    {
        var (vmid, name) = (operation.Planned.Get(Placement.VmId), operation.Planned.Get(General.Name));
        return guests.Where(guest => guest.IsVm && (vmid is not null ? guest.VmId == vmid : guest.Name is null || guest.Name == (name ?? $"VM {guest.VmId}")));
    }

    private static async Task<string?> MarkAsync(Operation operation, Guest guest, CancellationToken cancel)
    {
        // Creates of nameless guests all look at the same candidates, so they share the answers.
        return (await operation.Session.ShareAsync($"mark/{guest.VmId}", TimeSpan.FromMinutes(1), AskAsync, cancel).ConfigureAwait(false)) is { Length: > 0 } mark ? mark : null;

        async Task<string> AskAsync()
        {
            try
            {
                return MarkOf(await operation.Session.Pve.GetAsync(Guests.PathOf(guest.Node, guest.VmId) + "/pending").ConfigureAwait(false)) ?? "";
            }
            // It is gone, has moved or may not be seen: not one of ours that waits.
            catch (PveFault fault) when (fault.Kind is FaultKind.NotFound or FaultKind.Permission)
            {
                return "";
            }
        }
    }

    private static string? MarkOf(PveData pending) => VmReading.Config(pending).GetValueOrDefault("(mark)")?.AsText();

    // The task that makes the VM may still run: PVE keeps the VM locked until it has ended, and removes it when it fails.
    private static async Task<Begun> TakeAsync(Operation operation, long vmid, string node, CancellationToken cancel)
    {
        operation.Learn(Placement.VmId, Value.Of(vmid));
        operation.Accepted();
        while (true)
        {
            var found = await Guests.AskAsync(operation.Session, vmid, node, candidate => operation.Pve.GetAsync(Guests.PathOf(candidate, vmid) + "/status/current", cancel: cancel), cancel).ConfigureAwait(false);
            if (found is not var (status, place))
            {
                operation.Withdraw();
                throw new PveFault(FaultKind.TaskFailed, $"an earlier create of VM {vmid} had been interrupted, and its task has failed since: nothing is left of it. Run this again");
            }

            if (status["lock"].AsText() is null)
            {
                return new(vmid, place, IsWhole: false);
            }

            await Task.Delay(Pause, operation.Session.Time, cancel).ConfigureAwait(false);
        }
    }
}
