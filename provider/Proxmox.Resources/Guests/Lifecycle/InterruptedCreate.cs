using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Nodes;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Resumes a create that was interrupted: its guest bears the mark of the same configuration, and nobody has recorded it.
/// </summary>
/// <param name="operation">The create.</param>
/// <param name="kind">What is created.</param>
/// <param name="mark">The mark of its configuration.</param>
/// <param name="source">What is to be cloned; null for a new guest.</param>
internal sealed class InterruptedCreate(Operation operation, GuestKind kind, string mark, CloneOrder? source)
{
    private const string InTheMaking = "?";

    /// <summary>Finds a guest that an earlier create of this configuration has begun; null when there is none.</summary>
    public async Task<CreatedGuest?> FindAsync(CancellationToken cancel)
    {
        var ids = operation.Session.Part<VmIds>();
        var all = await GuestDirectory.AllAsync(operation.Session, cancel);

        // A node that is off would keep each of its guests' question waiting.
        var candidates = Candidates(all.Values).Where(guest => !ids.IsClaimed(guest.VmId)).ToList();
        var nodes = await new DatacenterView(operation.Session).NodesAsync(cancel);
        foreach (var guest in candidates.Where(guest => nodes.GetValueOrDefault(guest.Node)))
        {
            var found = await MarkAsync(guest.Place, cancel);

            // PVE writes notes only when the disks are there: until then a guest in the making may be anybody's.
            if (found == InTheMaking)
            {
                (_, found) = await operation.AskUntilAsync(
                    later => LookAgainAsync(guest.Place, later), seen => !seen.IsAtWork || seen.Mark != InTheMaking, cancel);
            }

            if (found == mark && ids.Claim(guest.VmId))
            {
                return await TakeAsync(guest.Place, cancel);
            }
        }

        return null;
    }

    /// <summary>
    /// After a create whose answer was lost or whose task failed: resumes it when the guest is there and ours, else says why not.
    /// </summary>
    public async Task<CreatedGuest> AfterAsync(GuestPlace guest, PveFault fault, CancellationToken cancel)
    {
        var there = await GuestDirectory.AskAsync(operation.Session, kind, guest.VmId, guest.Node, place =>
            GuestConfig.ReadAsync(operation.Pve, place, cancel), cancel);
        if (there is not var (config, place))
        {
            operation.MarkNotCreated();
            throw fault.WithContext(isSettled: true);
        }

        if (config.Mark != mark)
        {
            operation.MarkNotCreated();
            throw new PveFault(FaultKind.Exists, $"{fault.Said}\n{place} exists, but it is somebody else's", fault);
        }

        // The request had arrived, and only its answer was lost; or an interrupted create was at it and has come first. What failed by
        // itself stays failed.
        return fault.Task is null || fault.Kind == FaultKind.Exists ? await TakeAsync(place, cancel) : throw fault;
    }

    /// <summary>Notes what a create that is stopped from now on leaves behind.</summary>
    public void Announce(GuestPlace guest) => operation.Resumes(
        $"What there is of {guest} on node {guest.Node} is not in the state yet: the next apply of the same configuration finds it by the "
            + $"mark in its notes and finishes it. Remove the {kind.Noun} by hand if it is not wanted any more, or if its configuration is "
            + "to change before that");

    /// <summary>Takes the mark off: the guest is recorded.</summary>
    public static async Task ConfirmAsync(Operation operation, GuestKind kind, CancellationToken cancel)
    {
        var vmid = operation.Target.Get(Placement.VmId)!.Value;
        var hint = operation.Planned.Get(Placement.Node);
        // The look at the whole guest, with which the create ended, tells what the notes are, unless somebody has changed it since.
        await operation.WithDigestAsync(
            async limit =>
            {
                var (config, guest) = await SeenGuest.FindAsync(operation, kind, vmid, hint, limit);
                if (config.WithoutMark() is { } form)
                {
                    await operation.Pve.PutAsync(guest.Path + "/config", form.Add("digest", config.Digest!), limit);
                }
            },
            cancel);
    }

    /// <summary>Whether a task of that type, as <c>create</c>, or of any is under way for a guest.</summary>
    public static async Task<bool> IsAtWorkAsync(Operation operation, GuestPlace guest, string? type, CancellationToken cancel) =>
        await NodeTasks.RunningAsync(
            operation.Pve, guest.Node, type is null ? null : guest.Kind.TaskPrefix + type, Number.Of(guest.VmId).ToString(), cancel)
            is not null;

    // PVE names a guest without a name after its VMID, and one that it has not gathered yet not at all.
    private IEnumerable<Guest> Candidates(IEnumerable<Guest> guests)
    {
        var (vmid, name) = (operation.Planned.Get(Placement.VmId), operation.Planned.Get(kind.NameField));
        return guests
            .Where(guest => guest.Kind == kind && (vmid is not null ? guest.VmId == vmid : guest.Name is null || guest.Name == name
                || guest.Name == kind.Unnamed(guest.VmId)))
            .OrderBy(guest => guest.VmId);
    }

    // Creates of nameless guests all look at the same candidates, so they share the answers.
    private Task<string> MarkAsync(GuestPlace guest, CancellationToken cancel)
    {
        return operation.Session.ShareAsync(KeyOf(guest), TimeSpan.FromMinutes(1), AskAsync, cancel);

        async Task<string> AskAsync()
        {
            try
            {
                var config = await GuestConfig.ReadAsync(operation.Session.Pve, guest, CancellationToken.None);
                return config.Mark ?? (config.Lock is "clone" or "create" ? InTheMaking : "");
            }
            // It is gone, has moved, may not be seen, or nobody answers for it: whatever is wrong with somebody else's guest is none of
            // this create's business.
            catch (PveFault ofGuest) when (!ofGuest.IsOfConnection)
            {
                return "";
            }
        }
    }

    // Where no task is left it may have ended since the last look.
    private async Task<(bool IsAtWork, string Mark)> LookAgainAsync(GuestPlace guest, CancellationToken cancel)
    {
        var isAtWork = await IsBeingMadeAsync(guest, cancel);
        operation.Session.Forget(KeyOf(guest));
        return (isAtWork, await MarkAsync(guest, cancel));
    }

    // A clone runs as a task of its source. A lock without a task was left behind by something else.
    private async Task<bool> IsBeingMadeAsync(GuestPlace guest, CancellationToken cancel)
    {
        try
        {
            return source is null
                ? await IsAtWorkAsync(operation, guest, "create", cancel)
                : await IsAtWorkAsync(operation, kind.On(guest.Node, source.Place.VmId), "clone", cancel);
        }
        catch (PveFault ofNode) when (!ofNode.IsOfConnection)
        {
            return false;
        }
    }

    private static string KeyOf(GuestPlace guest) => $"mark/{guest.VmId}";

    // The task that makes the guest may still run: PVE keeps it locked until the task has ended, and removes it when it fails.
    private async Task<CreatedGuest> TakeAsync(GuestPlace guest, CancellationToken cancel)
    {
        operation.SetComputed(Placement.VmId, Value.Of(guest.VmId));
        operation.MarkCreated();
        Announce(guest);
        var found = await operation.AskUntilAsync(
            later => GuestDirectory.AskAsync(operation.Session, kind, guest.VmId, guest.Node, place =>
                GuestStatus.ReadAsync(operation.Pve, place, later), later),
            seen => seen is not var (status, _) || status.Lock is null,
            cancel);
        if (found is var (_, place))
        {
            // What the interrupted create has ordered for the guest takes no lock that others see.
            await operation.AskUntilAsync(later => IsAtWorkAsync(operation, place, null, later), isAtWork => !isAtWork, cancel);
            return new(place, IsWhole: false);
        }

        operation.MarkNotCreated();
        throw new PveFault(FaultKind.TaskFailed,
            $"an earlier create of {guest} had been interrupted, and its task has failed since: nothing is left of it. Run this again");
    }
}
