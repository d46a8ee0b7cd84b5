using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Subscription.Commands;

/// <summary>Has a node ask the shop: <c>POST /nodes/{node}/subscription</c> (PVE::API2::Subscription).</summary>
public static class NodeSubscriptionCheck
{
    private static readonly Field<string> Status =
        Text("status", "How the subscription is now: `active`, `invalid`, `expired` or `suspended`.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "node_subscription_check", "Has a node ask the shop how its subscription is, unless it has done so lately.")
    {
        Area = Areas.Nodes,
        Noun = "NodeSubscription",
        Verb = "check",
        Target = NodePower.Node,
        Fields = [NodePower.Node, Flag("force", "Asks even when it has done so lately. Unset means false."), Status],
        Privileges = [new("Sys.Modify", "/nodes/{node}")],
        Run = async (run, cancel) =>
        {
            var path = PvePath.Join("nodes", run.Config.Get(NodePower.Node)!, "subscription");
            if ((await run.Pve.GetAsync(path, cancel: cancel))["status"].AsText() == "notfound")
            {
                throw new PveFault(FaultKind.NotFound, $"node {run.Config.Get(NodePower.Node)} has no subscription key; set one by a "
                    + "node_subscription");
            }

            await run.Pve.PostAsync(path, run.Parameters, cancel);
            var live = await run.Pve.GetAsync(path, cancel: cancel);
            return Value.Object((Status.Name, live["status"].AsText() is { } status ? status : Value.Null));
        },
    };
}
