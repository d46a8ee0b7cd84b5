using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Asks a guest to shut down: <c>POST .../status/shutdown</c>.</summary>
internal static class GuestShutdown
{
    private static readonly Field<bool> ForceStop =
        Flag("force_stop", "Stops the guest the hard way when it has not shut down in time. Unset means false: the command fails.")
            .OnWire("forceStop");

    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_shutdown",
            $"Asks the guest in a {kind.Noun} to shut down{(kind == GuestKind.Vm ? ", through the guest agent or ACPI," : "")} and waits until "
            + "it has. One that is stopped is left as it is.")
        {
            Area = Areas.Guests,
            Noun = kind.ClassName,
            Verb = "shutdown",
            Target = GuestCommand.VmId(kind),
            Fields = [GuestCommand.VmId(kind), GuestCommand.GraceSeconds, ForceStop],
            Limit = TimeSpan.FromHours(1),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        if (!guest.IsRunning)
        {
            run.ChangesNothing($"{guest.Place} is stopped already.");
            return null;
        }

        await GuestCommand.PostAsync(run, guest.Place, "/status/shutdown", cancel);
        if (guest.IsHaManaged)
        {
            await GuestCommand.UntilAsync(run, guest.Place, now => !now.IsRunning, cancel);
        }

        return null;
    }
}
