using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Saves the processes of a container and ends it: <c>POST .../status/suspend</c> (<c>PVE::API2::LXC::Status</c>).</summary>
public static class ContainerSuspend
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("container_suspend", "Writes the processes of a container to its node and stops the container; `container_resume` lets them go "
            + "on. A container that is stopped is an error. " + ContainerCheckpoint.IsExperimental)
        {
            Area = Areas.Guests,
            Noun = "Container",
            Verb = "suspend",
            Target = GuestCommand.VmId(GuestKind.Container),
            Fields = [GuestCommand.VmId(GuestKind.Container)],
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var container = await GuestCommand.FindAsync(run, GuestKind.Container, cancel);
        await ContainerCheckpoint.PostAsync(run, container.Place, "/status/suspend", cancel);
        return null;
    }
}
