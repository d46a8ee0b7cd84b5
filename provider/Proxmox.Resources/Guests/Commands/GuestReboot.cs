using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Shuts a guest down and starts it again: <c>POST .../status/reboot</c>.</summary>
internal static class GuestReboot
{
    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_reboot", $"Shuts the guest in a {kind.Noun} down and starts the {kind.Noun} again, so that changes take effect "
            + $"that wait for that. The {kind.Noun} must be running.")
        {
            Area = Areas.Guests,
            Noun = kind.ClassName,
            Verb = "reboot",
            Target = GuestCommand.VmId(kind),
            Fields = [GuestCommand.VmId(kind), GuestCommand.GraceSeconds],
            Limit = TimeSpan.FromHours(1),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        await GuestCommand.PostAsync(run, guest.Place, "/status/reboot", cancel);

        // The task ends with the shutdown; the node starts the VM afterwards.
        await GuestCommand.UntilAsync(run, guest.Place, now => now.IsRunning && now.Process != guest.Process, cancel);
        return null;
    }
}
