using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Subscription;

/// <summary>How the subscription of a node is: <c>GET /nodes/{node}/subscription</c> (PVE::API2::Subscription). A node without a key tells
/// that as well.</summary>
public static class NodeSubscriptionReading
{
    private static readonly Field[] Told =
    [
        Text("key", "Subscription key. Null without one.").Secret().Computed(),
        Text("status", "How the subscription is: `active`, `new` while nobody has asked the shop, `invalid`, `expired` or `suspended`; "
            + "`notfound` where the node has no key.").Computed().AlwaysReturned(),
        .. NodeSubscription.Told,
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_subscription", "The subscription of a node. One without a key has none: then `status` is `notfound`.")
    {
        Area = Areas.Nodes,
        Noun = "NodeSubscription",
        Fields = [Names.Node with { Doc = "Node that is asked." }, .. Told],
        Privileges = [new("Sys.Audit", "/nodes/{node}") { For = Purposes.Read }],
        Read = async (session, config, cancel) => FromData.Members(
            Told, await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "subscription"), cancel: cancel)),
    };
}
