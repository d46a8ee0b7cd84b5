using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu;

/// <summary>What data sources ask the agent in a VM: <c>GET .../agent/*</c> (<c>PVE::API2::Qemu::Agent</c>).</summary>
internal static class AgentQuestions
{
    /// <summary>Finds the VM and asks its agent a first question, whose failure is explained.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="vmid">The VM.</param>
    /// <param name="question">The last part of the path.</param>
    /// <param name="cancel">The time limit.</param>
    /// <param name="form">Parameters of the question; null for none.</param>
    /// <returns>The whole answer, and where the VM is.</returns>
    /// <exception cref="PveFault">There is no such VM, it is stopped, or no agent answers.</exception>
    public static async Task<(PveData Answer, GuestPlace Place)> FirstAsync(
        Session session, long vmid, string question, CancellationToken cancel, Form? form = null) =>
        await GuestDirectory.RequireAsync(session, GuestKind.Vm, vmid, node: null, at =>
            ExplainedAsync(session.Pve.GetAsync($"{at.Path}/agent/{question}", form, cancel)), cancel);

    /// <summary>Asks something more; null when the agent does not know the command or may not answer it.</summary>
    public static async Task<PveData> MoreAsync(Session session, GuestPlace vm, string question, CancellationToken cancel)
    {
        var answer = (await session.Pve.GetAsync($"{vm.Path}/agent/{question}", cancel: cancel))["result"];
        return Refusal(answer) is null ? answer : PveData.Null;
    }

    /// <summary>
    /// The words of an agent that does not know a command, or may not answer it, which it says in its answer. Null for others.
    /// </summary>
    public static string? Refusal(PveData answer) => answer["error"] is { IsNull: false } error ? error["desc"].AsText()
        ?? error.ToString() : null;

    // PVE has words but no kind for a VM that is stopped or has no agent in its config.
    private static async Task<PveData> ExplainedAsync(Task<PveData> asking)
    {
        try
        {
            return await asking;
        }
        catch (PveFault silent) when (silent is { Kind: FaultKind.Unknown, Status: >= 500 })
        {
            throw silent.WithContext(
                silent.Said + "\nThe agent answers in a running VM that was started with agent.enabled and has qemu-guest-agent installed");
        }
    }
}
