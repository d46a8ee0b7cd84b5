using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Starts a guest: <c>POST .../status/start</c>.</summary>
internal static class GuestStart
{
    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_start", $"Starts a {kind.Noun}. One that is paused or hibernated is resumed; one that runs is left as it is.")
        {
            Area = Areas.Guests,
            Noun = kind.ClassName,
            Verb = "start",
            Target = GuestCommand.VmId(kind),
            Fields = [GuestCommand.VmId(kind)],
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        if (guest.IsRunning && !guest.IsPaused)
        {
            run.ChangesNothing($"{guest.Place} is running already.");
            return null;
        }

        // PVE refuses to start what is only paused.
        await GuestCommand.PostAsync(run, guest.Place, guest.IsPaused ? "/status/resume" : "/status/start", cancel);
        if (guest.IsHaManaged)
        {
            await GuestCommand.UntilAsync(run, guest.Place, now => now.IsRunning, cancel);
        }

        return null;
    }
}
