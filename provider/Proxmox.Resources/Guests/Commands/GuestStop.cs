using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Stops a guest: <c>POST .../status/stop</c>.</summary>
internal static class GuestStop
{
    private static readonly Field<bool> OverruleShutdown =
        Flag("overrule_shutdown", "Ends a shutdown that is under way and would be waited for otherwise. It is not for guests under the HA "
            + "manager. Unset means false.").OnWire("overrule-shutdown");

    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_stop", $"Stops a {kind.Noun} at once, as if its power was cut; the guest may lose what it has not written. One "
            + "that is stopped is left as it is.")
        {
            Area = Areas.Guests,
            Noun = kind.ClassName,
            Verb = "stop",
            Target = GuestCommand.VmId(kind),
            Fields = [GuestCommand.VmId(kind), OverruleShutdown],
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

        if (run.Config.Get(OverruleShutdown) is true)
        {
            // Not in turn: the shutdown that is to end has it.
            await run.DispatchAsync(deadline => run.Pve.PostAsync(guest.Place.Path + "/status/stop", run.Parameters, deadline), cancel);
        }
        else
        {
            await GuestCommand.PostAsync(run, guest.Place, "/status/stop", cancel);
        }

        if (guest.IsHaManaged)
        {
            await GuestCommand.UntilAsync(run, guest.Place, now => !now.IsRunning, cancel);
        }

        return null;
    }
}
