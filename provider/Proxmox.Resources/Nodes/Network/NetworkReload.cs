using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>
/// Has a node take on what is staged: <c>PUT /nodes/{node}/network</c> (<c>PVE::API2::Network</c>), and looks whether it can be reached
/// behind it. PVE replaces the configuration as the first thing and keeps no earlier one, so that only a request that it refuses can be
/// taken back.
/// </summary>
internal static class NetworkReload
{
    // Switches take up to a minute until they forward again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Reloads.</summary>
    /// <param name="work">What asks for it.</param>
    /// <param name="node">The node.</param>
    /// <param name="isOurs">Whether everything that is staged is this run's, so that it may be thrown away when PVE refuses.</param>
    /// <param name="cancel">The time limit.</param>
    /// <returns>What was staged; null when nothing was.</returns>
    public static async Task<string?> RunAsync(PveWork work, string node, bool isOurs, CancellationToken cancel)
    {
        var staged = (await NodeInterfaces.ReadAsync(work.Pve, node, cancel)).Changes;
        work.Progress?.Report(new(null, $"reloading the network of node {node}{Shown(staged)}", null, TimeSpan.Zero));
        var answer = await StartAsync(work, node, isOurs, staged, cancel);
        try
        {
            await work.FinishAsync(answer, cancel);
        }
        catch (PveFault fault) when (fault.Task is not null)
        {
            throw fault.WithContext($"{fault.Said}\nThe node has taken the configuration over all the same, and PVE keeps no earlier one: "
                + $"correct it and run this again.{Shown(staged)}");
        }
        catch (PveFault fault) when (IsOutOfReach(fault))
        {
            throw Lost(fault, node, staged);
        }

        await ConfirmAsync(work, node, staged, cancel);
        return staged;
    }

    private static async Task<PveData> StartAsync(PveWork work, string node, bool isOurs, string? staged, CancellationToken cancel)
    {
        try
        {
            return await work.Pve.PutAsync(NodeInterfaces.PathOf(node), cancel: cancel);
        }
        catch (PveFault fault) when (!fault.MayHaveBeenApplied && isOurs)
        {
            await work.Pve.DeleteAsync(NodeInterfaces.PathOf(node), cancel: cancel);
            throw new Reverted(fault.WithContext(
                $"{fault.Said}\nThe network of node {node} was not reloaded, and what was staged was reverted: nothing has changed."
                    + Shown(staged)));
        }
        catch (PveFault fault) when (!fault.MayHaveBeenApplied)
        {
            throw fault.WithContext($"{fault.Said}\nThe network of node {node} was not reloaded. What is staged stays so, for changes of "
                + $"others are among it.{Shown(staged)}");
        }
    }

    // PVE answers through the endpoint in use, and the endpoint reaches the node.
    private static async Task ConfirmAsync(PveWork work, string node, string? staged, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Patience, work.Session.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        PveFault? last = null;
        try
        {
            await work.AskUntilAsync(later => NodeInterfaces.ReadAsync(work.Pve, node, later), _ => true, either.Token, fault =>
                IsOutOfReach(last = fault));
        }
        catch (PveFault fault) when (IsOutOfReach(fault))
        {
            throw Lost(fault, node, staged);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Lost(last ?? new(FaultKind.Timeout, $"there was no answer within {Patience.TotalSeconds:0} seconds"), node, staged);
        }
    }

    private static bool IsOutOfReach(PveFault fault) => fault.IsOfEndpoint || fault.Kind is FaultKind.Unreachable or FaultKind.Timeout;

    private static PveFault Lost(PveFault fault, string node, string? staged) => fault.WithContext(
        $"{fault.Said}\nNode {node} cannot be reached any more since its network was reloaded. PVE keeps no earlier configuration, and "
            + "cannot be asked to go back: mend /etc/network/interfaces at the console of the node by what was changed, and run "
            + $"`ifreload -a` there.{Shown(staged)}");

    private static string Shown(string? staged) => staged is null ? "" : $"\nThe changes:\n{staged.TrimEnd()}";

    /// <summary>PVE refused the reload, and what was staged is gone again.</summary>
    public sealed class Reverted(PveFault why) : Exception(why.Message, why)
    {
        /// <summary>Why.</summary>
        public PveFault Why { get; } = why;
    }
}
