using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Subscription;

/// <summary>The subscription of a node: <c>/nodes/{node}/subscription</c> (PVE::API2::Subscription).</summary>
public static class NodeSubscription
{
    private const string Absent = "notfound";
    private const string Active = "active";
    private const int SocketDigit = 3;

    private static readonly Field<string> Key =
        Text("key", "Subscription key, such as `pve1c-0123456789`: the number of sockets, the level, and a serial number.")
            .Required().Secret().Matching("pve[1248][cbsp]-(arm-)?[0-9a-f]{10}", "a key such as \"pve1c-0123456789\"");

    private static readonly Field<string> Status =
        Text("status", "How the subscription is: `active`, `new` while nobody has asked the shop, `invalid`, `expired` or `suspended`.")
            .Computed().AlwaysReturned().UnknownOnUpdate();

    private static readonly Field<string> Message =
        Text("message", "Why it is so, in the shop's words. Null where nothing is to be said.").Computed().UnknownOnUpdate();

    private static readonly ImmutableArray<Field> Told =
    [
        Status,
        Message,
        Text("level", "Level of an active subscription: `c` Community, `b` Basic, `s` Standard, `p` Premium.").Computed().UnknownOnUpdate(),
        Text("product_name", "What the shop calls the product.").OnWire("productname").Computed().UnknownOnUpdate(),
        Text("registered_at", "When the key was registered, as the shop writes it.").OnWire("regdate").Computed().UnknownOnUpdate(),
        Text("next_due_date", "Day until which it is paid, such as `2027-01-31`.").OnWire("nextduedate").Computed().UnknownOnUpdate(),
        Whole("checked_at_unix", "When the shop was asked last, in seconds since 1970-01-01 UTC.").OnWire("checktime").Computed()
            .UnknownOnUpdate(),
        Text("server_id", "Number that the shop knows the node by.").OnWire("serverid").Computed(),
        Whole("cpu_sockets", "Number of processor sockets of the node: the key has to be for as many.").OnWire("sockets").Computed(),
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_subscription",
        "The subscription key of a node, of which it has one at most. The node asks the shop at once, and each day by itself.")
    {
        ReadDoc = "The subscription of a node.",
        Area = Areas.Nodes,
        Noun = "NodeSubscription",
        Api = new("/nodes") { Item = "/nodes/{node}/subscription" },
        Fields = [Names.Node, Key, .. Told, Adoption.Adopt],
        Identity = [Names.Node],
        Discovery = new() { LeftOut = "A key belongs to the hardware of its node." },
        ImportId = new("{node}", "pve1"),
        Privileges =
        [
            new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
            new("Sys.Audit", "/nodes/{node}") { For = Purposes.Write | Purposes.Read | Purposes.List },
        ],
        Hooks = new()
        {
            Create = Adoption.UnlessExisting(AnotherKeyAsync, async (operation, cancel) =>
            {
                await SetAsync(operation, cancel);
                operation.MarkCreated();
            }),
            Read = ReadAsync,
            Preflight = CheckSocketsAsync,
            Update = (operation, cancel) => operation.IsChanged(Key) ? SetAsync(operation, cancel) : Task.CompletedTask,
            List = ListAsync,
        },
    };

    // The digit behind "pve" is the number of sockets that the key is for.
    private static async Task CheckSocketsAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.Config.Get(Key) is not { } key || plan.Planned.Get(Names.Node) is not { } node
            || (!plan.IsCreate && !plan.IsChanged(Key) && plan.Replaces.Length == 0))
        {
            return;
        }

        var status = await session.Pve.GetAsync(PvePath.Join("nodes", node, "status"), cancel: cancel);
        if (status["cpuinfo"]["sockets"].AsLong() is { } sockets && sockets > key[SocketDigit] - '0')
        {
            plan.Diagnostics.Error("The subscription key is for too few processor sockets",
                $"Node {node} has {sockets} sockets, and the key is for {key[SocketDigit]}: PVE refuses it. Use a key for as many.",
                Model.Values.AttributePath.Of(Key.Name));
        }
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var live = await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
        return live["status"].AsText() == Absent ? null : live;
    }

    private static async Task<PveData?> AnotherKeyAsync(Operation operation, CancellationToken cancel) =>
        await ReadAsync(operation, cancel) is { } live && live["key"].AsText() != operation.Config.Get(Key) ? live : null;

    // PVE keeps a key that the shop does not know.
    private static async Task SetAsync(Operation operation, CancellationToken cancel)
    {
        await operation.Pve.PutAsync(operation.ItemPath, new Form().Add(Key.Wire, operation.Config.Get(Key)!, secret: true), cancel);
        var live = await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
        if (live["status"].AsText() is { } status && status is not Active)
        {
            operation.Diagnostics.Warn(
                $"The subscription of node {operation.Target.Get(Names.Node)} is {status}",
                $"PVE has the key, and it is of no use: {live["message"].AsText() ?? "the shop does not say why"}. Check the key, and that "
                    + "the node reaches the shop; the command node_subscription_check has it ask again.",
                Model.Values.AttributePath.Of(Key.Name));
        }
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var found = new List<PveData>();
        foreach (var node in await ClusterNodes.OnlineAsync(operation.Pve, cancel))
        {
            var live = await operation.Pve.GetAsync(PvePath.Join("nodes", node, "subscription"), cancel: cancel);
            if (live["status"].AsText() != Absent)
            {
                found.Add(PveData.Object(live.Members.Append(KeyValuePair.Create(Names.Node.Wire, PveData.Of(node)))));
            }
        }

        return found;
    }
}
