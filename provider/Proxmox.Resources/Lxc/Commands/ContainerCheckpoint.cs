using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>What suspending and resuming a container share (<c>PVE::API2::LXC::Status</c>).</summary>
internal static class ContainerCheckpoint
{
    /// <summary>What the pages say of it.</summary>
    public const string IsExperimental = "PVE calls this experimental: LXC needs CRIU for it, which nodes do not come with and which "
        + "cannot save every container.";

    /// <summary>Sends the request and waits for its task, whose failure is explained.</summary>
    public static async Task PostAsync(CommandRun run, GuestPlace container, string action, CancellationToken cancel)
    {
        try
        {
            await GuestCommand.PostAsync(run, container, action, cancel);
        }
        catch (PveFault failed) when (failed.Kind == FaultKind.TaskFailed)
        {
            throw failed.WithContext($"{failed.Said}\n{IsExperimental}");
        }
    }
}
