using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Lets a suspended container go on: <c>POST .../status/resume</c> (<c>PVE::API2::LXC::Status</c>).</summary>
public static class ContainerResume
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("container_resume", "Resumes a container that was suspended, on the node where it was. One that runs is left as it is. "
            + ContainerCheckpoint.IsExperimental)
        {
            Area = Areas.Guests,
            Noun = "Container",
            Verb = "resume",
            Target = GuestCommand.VmId(GuestKind.Container),
            Fields = [GuestCommand.VmId(GuestKind.Container)],
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var container = await GuestCommand.FindAsync(run, GuestKind.Container, cancel);
        if (container.IsRunning)
        {
            run.ChangesNothing($"{container.Place} is running already.");
            return null;
        }

        await ContainerCheckpoint.PostAsync(run, container.Place, "/status/resume", cancel);
        return null;
    }
}
