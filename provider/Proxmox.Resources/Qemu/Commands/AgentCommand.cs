using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>What the commands share that ask the agent in a guest: <c>.../agent/*</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
internal static class AgentCommand
{
    /// <summary>Whether an agent that does not answer yet is waited for.</summary>
    public static Field<bool> WaitForAgent { get; } =
        Flag("wait_for_agent", "Waits until the agent answers, which takes a while after a start. Unset means false: the command fails "
            + "when it does not answer.").NotAParameter();

    /// <summary>Asks the agent with the command's parameters, unless others are given, and gives its answer.</summary>
    public static Task<PveData> AskAsync(
        CommandRun run, GuestStatus vm, string question, CancellationToken cancel, Form? form = null) => run.AskUntilAsync(
        later => run.Pve.PostAsync($"{vm.Place.Path}/agent/{question}", form ?? run.Parameters, later),
        _ => true,
        cancel,
        fault => fault.Kind == FaultKind.GuestSilent && run.Config.Get(WaitForAgent) is true);
}
