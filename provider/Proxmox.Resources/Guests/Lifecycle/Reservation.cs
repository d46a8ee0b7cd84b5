using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// What PVE leaves behind when it finds no worker for a create: by then it has reserved the VMID with a configuration that holds nothing
/// but a lock, which no later create can use. Only root@pam itself may remove it, and that of a container only by hand on the node.
/// </summary>
internal static class Reservation
{
    private const int MostTries = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Sends a create, and sends it again after a reservation without a worker was removed.</summary>
    /// <exception cref="PveFault">PVE refuses, or a reservation stays that its message names.</exception>
    public static async Task<PveData> SendAsync(Operation operation, GuestPlace guest, Form form, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await operation.Pve.PostAsync(guest.Kind.Collection(guest.Node), form, cancel);
            }
            // PVE looks for a worker only after it has given the VMID to this very request.
            catch (PveFault busy) when (busy is { Kind: FaultKind.Busy, Status: 500 })
            {
                if (!await FreeAsync(operation, guest, busy, cancel) || tries == MostTries)
                {
                    throw;
                }
            }

            await Task.Delay(Pause * tries, operation.Session.Time, cancel);
        }
    }

    /// <summary>True for a configuration that holds nothing but the lock of a create.</summary>
    public static bool IsBare(GuestConfig config) =>
        config.Lock == "create" && config.Options.All(option => option.Key is "lock" or "digest");

    /// <summary>How to free a VMID that is only reserved, behind a colon.</summary>
    public static string Remedy(GuestPlace guest) =>
        $"run {guest.Kind.FreeingCommand(guest.VmId)} there, then run this again";

    /// <summary>The refusal of a VMID that is taken; where nothing but a reservation takes it, it says so.</summary>
    public static async Task<PveFault> ExplainAsync(Operation operation, GuestPlace asked, PveFault taken, CancellationToken cancel)
    {
        try
        {
            var guest = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(asked.VmId)?.Place ?? asked;
            return await IsLeftAsync(operation, guest, cancel)
                ? Left(guest, FaultKind.Unknown, taken, "A create that found no worker has left it")
                : taken;
        }
        // Whatever goes wrong here must not hide why the create failed.
        catch (PveFault)
        {
            return taken;
        }
    }

    // False when nothing was left.
    private static async Task<bool> FreeAsync(Operation operation, GuestPlace guest, PveFault busy, CancellationToken cancel)
    {
        try
        {
            if (!await IsLeftAsync(operation, guest, cancel))
            {
                return false;
            }

            if (!guest.Kind.IsRemovedUnderLock)
            {
                throw Left(guest, busy.Kind, busy, "It cannot be removed through the API");
            }

            if (operation.Session.Caller != "root@pam")
            {
                throw Left(guest, busy.Kind, busy, "Only root@pam itself may remove it, and no token");
            }

            var task = await operation.Pve.DeleteAsync(guest.Path, new Form().Add("skiplock", true), cancel);
            await operation.FinishAsync(task, cancel);
        }
        catch (PveFault fault) when (fault.InnerException != busy)
        {
            throw Left(guest, busy.Kind, busy, $"It could not be removed ({fault.Said})");
        }

        operation.Diagnostics.Warn(
            "A reservation of PVE was removed",
            $"PVE found no worker to create {guest} on node {guest.Node} ({busy.Said.Trim()}), and left an empty configuration that only "
                + "reserved the VMID. It was removed.");
        return true;
    }

    // Nobody else can have begun anything under the VMID while it is reserved; what is more than a reservation is left alone all the same.
    private static async Task<bool> IsLeftAsync(Operation operation, GuestPlace guest, CancellationToken cancel)
    {
        try
        {
            return IsBare(await GuestConfig.ReadAsync(operation.Pve, guest, cancel))
                && !await InterruptedCreate.IsAtWorkAsync(operation, guest, "create", cancel);
        }
        catch (PveFault gone) when (gone.Kind == FaultKind.NotFound)
        {
            return false;
        }
    }

    private static PveFault Left(GuestPlace guest, FaultKind kind, PveFault refusal, string why) => new(
        kind,
        $"{refusal.Said.Trim()}\nPVE has no {guest}, but keeps the VMID reserved by a configuration on node {guest.Node} that holds "
            + $"nothing but a lock. {why}: {Remedy(guest)}",
        refusal)
    {
        Status = refusal.Status,
    };
}
