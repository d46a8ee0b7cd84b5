using Proxmox.Client;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>What PVE keeps of a cluster for Corosync, which connects its nodes: <c>corosync.conf</c> (PVE::Corosync).</summary>
internal static class Corosync
{
    /// <summary>What is taken by whoever changes who is in the cluster: PVE takes one change at a time.</summary>
    public const string Turn = "corosync.conf";

    private const string LinkPrefix = "link";

    /// <summary>The number of a node.</summary>
    public static Field<long> NodeId { get; } =
        Whole("node_id", "Number of the node in the cluster. Unset means the lowest that is free.").OnWire("nodeid").Between(1);

    /// <summary>The votes of a node.</summary>
    public static Field<long> Votes { get; } =
        Whole("votes", "How many votes the node has when the nodes decide whether they are the majority. Unset means 1.");

    /// <summary>The links of a node.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Links { get; } = Slots(
        "links", "Addresses by which Corosync on the other nodes reaches this one, by slot: `link0` to `link7`. All nodes have the same "
            + "slots. Unset means `link0` with the address that the node's own name stands for.",
        Text("address", "IP address of the node in the network of the link, or a name that stands for it.").Required().DefaultKey()
            .Matching(@"[^\s,=]+", "an IP address or a host name"),
        Whole("priority", "Which link is used of several that work: the one with the lowest number. It counts where the cluster is made, "
            + "and not for nodes that join. Unset means 0.").Between(0, 255).CreateOnly()).InSlots(new SlotName(LinkPrefix, 8))
        .TypeNamed("CorosyncLink");

    /// <summary>What all nodes have in common; null for a node on its own.</summary>
    public static Task<PveData> TotemAsync(IPve pve, CancellationToken cancel) =>
        pve.GetAsync("/cluster/config/totem", cancel: cancel);

    /// <summary>The nodes that are in the cluster, whether they are on or off; none for a node on its own.</summary>
    public static async Task<IReadOnlyList<PveData>> NodesAsync(IPve pve, CancellationToken cancel) =>
        [.. (await pve.GetAsync("/cluster/config/nodes", cancel: cancel)).Items.Select(AsParameters)];

    /// <summary>Whether a fault belongs to the moments in which the file system of the cluster starts anew or counts its votes.</summary>
    public static bool MayPass(PveFault fault) =>
        fault.Kind is FaultKind.Quorum or FaultKind.Unreachable or FaultKind.Timeout or FaultKind.Busy
            || (fault.Kind == FaultKind.Unknown && fault.Status >= 500);

    // A node is described in the words of the file, and not in those of the parameters.
    private static PveData AsParameters(PveData node) => PveData.Object(node.Members.Select(member => member.Key switch
    {
        "quorum_votes" => new(Votes.Wire, member.Value),
        ['r', 'i', 'n', 'g', var number, .. "_addr"] => new($"{LinkPrefix}{number}", member.Value),
        _ => member,
    }));
}
