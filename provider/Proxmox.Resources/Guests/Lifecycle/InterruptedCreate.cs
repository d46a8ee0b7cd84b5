using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Qemu.Lifecycle;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Goes on with a create that was interrupted: its VM bears the mark of the same configuration, and nobody has recorded it.</summary>
internal static class InterruptedCreate
{
    private const string InTheMaking = "?";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Finds a VM that an earlier create of this configuration has begun; null when there is none.</summary>
    /// <param name="operation">The create.</param>
    /// <param name="mark">The configuration's mark.</param>
    /// <param name="source">What is to be cloned; null for a new VM.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<CreatedVm?> FindAsync(Operation operation, string mark, CloneOrder? source, CancellationToken cancel)
    {
        var ids = await VmIds.OfAsync(operation.Session, cancel);
        var all = await GuestDirectory.AllAsync(operation.Session, cancel);
        // A node that is off would keep each of its guests' question waiting.
        var nodes = await new DatacenterView(operation.Session).NodesAsync(cancel);
        foreach (var guest in Candidates(operation, all.Values).Where(guest => !ids.IsClaimed(guest.VmId) && nodes?.GetValueOrDefault(guest.Node) is not false).OrderBy(guest => guest.VmId))
        {
            var found = await MarkAsync(operation, guest, cancel);
            // PVE writes notes only when the disks are there: until then a VM in the making may be anybody's.
            for (var isAtWork = true; isAtWork && found == InTheMaking;)
            {
                isAtWork = await IsBeingMadeAsync(operation, guest, source, cancel);
                if (isAtWork)
                {
                    await Task.Delay(Pause, operation.Session.Time, cancel);
                }

                // Where no task is left it may have ended since the last look.
                operation.Session.Forget(MarkOf(guest));
                found = await MarkAsync(operation, guest, cancel);
            }

            if (found == mark && ids.Claim(guest.VmId))
            {
                return await TakeAsync(operation, guest.VmId, guest.Node, cancel);
            }
        }

        return null;
    }

    /// <summary>After a create whose answer was lost or whose task failed: goes on when the VM is there and ours, else says why not.</summary>
    public static async Task<CreatedVm> AfterAsync(Operation operation, long vmid, string node, string mark, PveFault fault, CancellationToken cancel)
    {
        var there = await GuestDirectory.AskAsync(operation.Session, vmid, node, candidate => operation.Pve.GetAsync(GuestDirectory.PathOf(candidate, vmid) + "/pending", cancel: cancel), cancel);
        if (there is not var (pending, place))
        {
            operation.MarkNotCreated();
            throw new PveFault(fault.Kind, fault.Said, fault)
            {
                Method = fault.Method,
                Path = fault.Path,
                Status = fault.Status,
                Task = fault.Task,
                TaskLog = fault.TaskLog,
                Privilege = fault.Privilege,
                PrivilegePath = fault.PrivilegePath,
            };
        }

        if (MarkOf(pending) != mark)
        {
            operation.MarkNotCreated();
            throw new PveFault(FaultKind.Exists, $"{fault.Said}\nVM {vmid} exists, but it is somebody else's", fault);
        }

        // The request had arrived, and only its answer was lost; or an interrupted create was at it and has come first. What failed by itself stays failed.
        return fault.Task is null || fault.Kind == FaultKind.Exists ? await TakeAsync(operation, vmid, place, cancel) : throw fault;
    }

    /// <summary>Notes what a create that is stopped from now on leaves behind.</summary>
    public static void Announce(Operation operation, long vmid, string node) => operation.Resumes(
        $"What there is of VM {vmid} on node {node} is not in the state yet: the next apply of the same configuration finds it by the mark in its notes and finishes it. Remove the VM by hand if it is not wanted any more, or if its configuration is to change before that");

    /// <summary>Takes the mark off: the VM is recorded.</summary>
    public static async Task ConfirmAsync(Operation operation, CancellationToken cancel)
    {
        var vmid = operation.Target.Get(Placement.VmId)!.Value;
        var node = await GuestDirectory.NodeOfAsync(operation.Session, vmid, operation.Planned.Get(Placement.Node), cancel);
        var path = GuestDirectory.PathOf(node, vmid);
        var live = await VmReading.LiveAsync(operation.Session.Pve, path, cancel);
        if (live["(mark)"].IsNull)
        {
            return;
        }

        var form = live["description"].AsText() is not { } notes ? new Form().Add("delete", "description") : new Form().Add("description", notes);
        await operation.Session.Pve.PutAsync(path + "/config", form, cancel);
    }

    // PVE names a guest without a name after its VMID, and one that it has not gathered yet not at all.
    private static IEnumerable<Guest> Candidates(Operation operation, IEnumerable<Guest> guests)
    {
        var (vmid, name) = (operation.Planned.Get(Placement.VmId), operation.Planned.Get(General.Name));
        return guests.Where(guest => guest.IsVm && (vmid is not null ? guest.VmId == vmid : guest.Name is null || guest.Name == name || guest.Name == $"VM {guest.VmId}"));
    }

    // Creates of nameless guests all look at the same candidates, so they share the answers.
    private static Task<string> MarkAsync(Operation operation, Guest guest, CancellationToken cancel)
    {
        return operation.Session.ShareAsync(MarkOf(guest), TimeSpan.FromMinutes(1), AskAsync, cancel);

        async Task<string> AskAsync()
        {
            try
            {
                var pending = await operation.Session.Pve.GetAsync(GuestDirectory.PathOf(guest.Node, guest.VmId) + "/pending", cancel: CancellationToken.None);
                return MarkOf(pending) ?? (VmReading.Config(pending).GetValueOrDefault("lock")?.AsText() is "clone" or "create" ? InTheMaking : "");
            }
            // It is gone, has moved, may not be seen, or nobody answers for it: whatever is wrong with somebody else's guest is none of this create's business.
            catch (PveFault ofGuest) when (!ofGuest.IsOfConnection)
            {
                return "";
            }
        }
    }

    /// <summary>Whether a task of that type is under way for the guest.</summary>
    public static async Task<bool> IsAtWorkAsync(Operation operation, string node, string type, long vmid, CancellationToken cancel)
    {
        var form = new Form().Add("source", "active").Add("typefilter", type).Add("vmid", vmid);
        var tasks = await operation.Pve.GetAsync(PvePath.Join("nodes", node, "tasks"), form, cancel);
        return tasks.Items.Any(task => task["endtime"].IsNull);
    }

    // A clone runs as a task of its source. A lock without a task was left behind by something else.
    private static async Task<bool> IsBeingMadeAsync(Operation operation, Guest guest, CloneOrder? source, CancellationToken cancel)
    {
        try
        {
            return await IsAtWorkAsync(operation, guest.Node, source is null ? "qmcreate" : "qmclone", source?.VmId ?? guest.VmId, cancel);
        }
        catch (PveFault ofNode) when (!ofNode.IsOfConnection)
        {
            return false;
        }
    }

    private static string MarkOf(Guest guest) => $"mark/{guest.VmId}";

    private static string? MarkOf(PveData pending) => VmReading.Config(pending).GetValueOrDefault("(mark)")?.AsText();

    // The task that makes the VM may still run: PVE keeps the VM locked until it has ended, and removes it when it fails.
    private static async Task<CreatedVm> TakeAsync(Operation operation, long vmid, string node, CancellationToken cancel)
    {
        operation.SetComputed(Placement.VmId, Value.Of(vmid));
        operation.MarkCreated();
        Announce(operation, vmid, node);
        var found = await operation.AskUntilAsync(
            later => GuestDirectory.AskAsync(operation.Session, vmid, node, candidate => operation.Pve.GetAsync(GuestDirectory.PathOf(candidate, vmid) + "/status/current", cancel: later), later),
            seen => seen is not var (status, _) || status["lock"].IsNull,
            cancel);
        if (found is var (_, place))
        {
            return new(vmid, place, IsWhole: false);
        }

        operation.MarkNotCreated();
        throw new PveFault(FaultKind.TaskFailed, $"an earlier create of VM {vmid} had been interrupted, and its task has failed since: nothing is left of it. Run this again");
    }
}
