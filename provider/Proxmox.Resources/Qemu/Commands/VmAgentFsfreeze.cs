using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Freezes and thaws file systems: <c>POST .../agent/fsfreeze-*</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgentFsfreeze
{
    private static readonly Field<string> Operation =
        Text("operation", "What to do: `freeze` stops writes to the file systems, `thaw` allows them again, `status` only asks.").Required()
            .OneOf(
                ("freeze", "Writes to the file systems stop."),
                ("thaw", "Writes to the file systems are allowed again."),
                ("status", "It is only asked.")).TypeNamed("FreezeOperation").NotAParameter();

    private static readonly Field<string> State = Text("state", "How the file systems are afterwards: `frozen` or `thawed`.").Computed();

    private static readonly Field<long> FileSystemCount =
        Whole("file_system_count", "How many file systems were frozen or thawed; null where it was only asked.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "vm_agent_fsfreeze", "Freezes the file systems of the guest in a VM in a consistent state, thaws them, or asks for their state.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineAgent",
        Verb = "fsfreeze",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, Operation, AgentCommand.WaitForAgent, State, FileSystemCount],
        Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentFileSystems],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        var operation = run.Config.Get(Operation)!;
        var answer = (await AgentCommand.AskAsync(run, vm, $"fsfreeze-{operation}", cancel))["result"];
        if (operation == "status")
        {
            run.ChangesNothing();
            return Value.Object((State.Name, answer.AsText() ?? ""));
        }

        return Value.Object((State.Name, operation == "freeze" ? "frozen" : "thawed"),
            (FileSystemCount.Name, answer.AsLong() is { } count ? count : Value.Null));
    }
}
