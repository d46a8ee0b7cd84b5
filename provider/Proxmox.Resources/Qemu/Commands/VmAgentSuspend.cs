using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Sends the guest to sleep: <c>POST .../agent/suspend-*</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
public static class VmAgentSuspend
{
    private static readonly Field<string> Mode =
        Text("mode", "How the guest sleeps. Unset means `disk`.").OneOf(
            ("disk", "It writes its memory to its swap space and powers off (S4); the next start resumes it."),
            ("ram", "It keeps its memory and stops its processors (S3); `vm_resume` wakes it."),
            ("hybrid", "It does both: it wakes like from `ram`, and resumes from disk if the VM ends meanwhile."))
            .TypeNamed("SleepMode").NotAParameter();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_agent_suspend", "Lets the guest in a VM go to sleep by its own means, through the QEMU guest agent. The "
            + "machine has to allow it: ACPI S4, and swap space in the guest, for `disk`; ACPI S3 for `ram`. To have PVE pause a VM, or "
            + "keep its memory, without the guest, see `vm_suspend` and `vm_hibernate`.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachineAgent",
            Verb = "suspend",
            Target = VmCommand.VmId,
            Fields = [VmCommand.VmId, Mode, AgentCommand.WaitForAgent],
            Privileges = [GuestPrivilege.Audit, .. GuestPrivilege.AgentPower],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        var mode = run.Config.Get(Mode) ?? "disk";
        var answer = (await AgentCommand.AskAsync(run, vm, "suspend-" + mode, cancel))["result"];
        if (AgentQuestions.Refusal(answer) is { } words)
        {
            throw new PveFault(FaultKind.Unknown, $"the guest of VM {vm.Place.VmId} cannot sleep in the mode {mode}: {words}");
        }

        // The guest says nothing when it falls asleep.
        await GuestCommand.UntilAsync(run, vm.Place, now => !now.IsRunning || now.IsPaused, cancel);
        return null;
    }
}
