using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Asks whether the agent answers: <c>POST .../agent/ping</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgentPing
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_agent_ping",
        "Fails unless the QEMU guest agent in a VM answers. Told to wait, it succeeds as soon as the guest has started far enough.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineAgent",
        Verb = "ping",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, AgentCommand.WaitForAgent],
        Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentAudit],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await AgentCommand.AskAsync(run, vm, "ping", cancel);
        run.ChangesNothing();
        return null;
    }
}
