using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Discards unused blocks: <c>POST .../agent/fstrim</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgentFstrim
{
    private static readonly Field<long> TrimmedBytes =
        Whole("trimmed_bytes", "How much was discarded, in bytes; null when the guest does not report it.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_agent_fstrim",
        "Lets the guest in a VM discard the blocks that its file systems do not use, so that thin storage gets them back.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineAgent",
        Verb = "fstrim",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, AgentCommand.WaitForAgent, TrimmedBytes],
        Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentFileSystems],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        var answer = await AgentCommand.AskAsync(run, vm, "fstrim", cancel);
        var trimmed = answer["result"]["paths"].Items.Select(path => path["trimmed"].AsLong()).OfType<long>().ToList();
        return trimmed.Count > 0 ? Value.Object((TrimmedBytes.Name, trimmed.Sum())) : null;
    }
}
