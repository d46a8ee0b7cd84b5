using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Services.Commands;

/// <summary>What is done to a service of a node: <c>POST /nodes/{node}/services/{service}/...</c> (PVE::API2::Services).</summary>
internal static class NodeServiceCommand
{
    /// <summary>The user's word that the connection may be lost.</summary>
    public static Field<bool> AllowConnectionLoss { get; } =
        Flag("allow_connection_loss", "Does it to a service that the node is reached or in the cluster by (`pveproxy`, `pvedaemon`, "
            + "`pve-cluster`, `corosync`). Unset means false, and such a one is refused.").NotAParameter();

    // PVE itself never stops the first three.
    private static readonly ImmutableArray<string> Essential = ["pveproxy", "pvedaemon", "pve-cluster"];

    private static readonly ImmutableArray<string> Carrying = [.. Essential, "corosync"];

    /// <summary>The command.</summary>
    /// <param name="verb">What is done, the last word of its name and PVE's.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="idle">Says, of the service's state, why there is nothing to do; null when there is something.</param>
    /// <param name="isDisruptive">Whether the service does not do its work for a while.</param>
    public static Command Of(string verb, string doc, Func<PveData, string?> idle, bool isDisruptive) => new("node_service_" + verb, doc)
    {
        Area = Areas.Nodes,
        Noun = "NodeService",
        Verb = verb,
        Target = NodeServiceFields.Service.NotAParameter(),
        Fields =
        [
            NodePower.Node, NodeServiceFields.Service.NotAParameter(), .. isDisruptive ? [AllowConnectionLoss] : (ImmutableArray<Field>)[],
        ],
        Privileges = [new("Sys.Modify", "/nodes/{node}"), new("Sys.Audit", "/nodes/{node}")],
        Run = (run, cancel) => RunAsync(run, verb, idle, isDisruptive, cancel),
    };

    private static async Task<Value?> RunAsync(
        CommandRun run, string verb, Func<PveData, string?> idle, bool isDisruptive, CancellationToken cancel)
    {
        var (node, service) = (run.Config.Get(NodePower.Node)!, run.Config.Get(NodeServiceFields.Service)!);
        if (isDisruptive)
        {
            RequireConsent(run, verb, node, service);
        }

        var path = PvePath.Join("nodes", node, "services", service);
        var state = await run.Pve.GetAsync(path + "/state", cancel: cancel);
        if (state["unit-state"].AsText() == NodeServiceFields.NotFound)
        {
            throw PveFault.About(NodeServiceFields.Service.Wire,
                $"{service} is not installed on node {node}; the data source node_services tells which services are");
        }

        if (idle(state) is { } why)
        {
            run.ChangesNothing($"{service} on node {node} {why}.");
            return null;
        }

        await run.DispatchAsync(deadline => run.Pve.PostAsync($"{path}/{verb}", run.Parameters, deadline), cancel);
        return null;
    }

    private static void RequireConsent(CommandRun run, string verb, string node, string service)
    {
        if (verb == "stop" && Essential.Contains(service))
        {
            throw PveFault.About(NodeServiceFields.Service.Wire,
                $"PVE does not stop {service}, without which node {node} cannot be asked anything; restart it instead");
        }

        if (Carrying.Contains(service) && run.Config.Get(AllowConnectionLoss) is not true)
        {
            throw PveFault.About(NodeServiceFields.Service.Wire, $"node {node} is reached or in the cluster by {service}: where it does "
                + "not come back, somebody has to mend the node at its console, and a node that is out of the cluster with guests under HA "
                + "is fenced. Set allow_connection_loss to true when you have such access and mean it");
        }
    }
}
