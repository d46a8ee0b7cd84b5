using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>
/// A node that joins the cluster and is removed from it: <c>POST /cluster/config/join</c> on the node itself, and
/// <c>DELETE /cluster/config/nodes/{node}</c> on a member (PVE::API2::ClusterConfig).
/// </summary>
public static class ClusterNode
{
    private static readonly Field<string> Node =
        Names.Node with { Doc = "Name of the node: its host name, which it has already before it joins." };

    /// <summary>The API of the node that joins.</summary>
    internal static Field<string> Endpoint { get; } =
        Text("endpoint", "URL of the node's own API, `https://host:8006`, which is asked to join. Needed to create, and not after an "
            + "import.").NotAParameter().CreateOnly();

    /// <summary>Its password.</summary>
    internal static Field<string> EndpointPassword { get; } =
        Text("endpoint_password", "Password of root@pam on the node that joins.").NotAParameter().Secret().CreateOnly();

    /// <summary>Its certificate.</summary>
    internal static Field<string> EndpointFingerprint { get; } =
        Text("endpoint_fingerprint", "SHA-256 fingerprint of the certificate of that API, which the node has until it has joined. Unset "
            + "means that a known authority has signed it.").NotAParameter().As(Formats.Fingerprint).CreateOnly();

    /// <summary>The member that the node asks.</summary>
    internal static Field<string> MemberAddress { get; } =
        Text("member_address", "Address of a member of the cluster as the node that joins reaches it. Unset means that of the member that "
            + "the provider talks to, as the cluster knows it.").OnWire("hostname").Checked(Identifiers.Host).CreateOnly();

    /// <summary>The password there.</summary>
    internal static Field<string> MemberPassword { get; } =
        Text("member_password", "Password of root@pam on that member. Needed to create.").OnWire("password").OfLength(1, 128).Secret()
            .CreateOnly();

    /// <summary>The certificate there.</summary>
    internal static Field<string> MemberFingerprint { get; } =
        Text("member_fingerprint", "SHA-256 fingerprint of the certificate of that member's API. Unset means the one that the cluster "
            + "knows.").OnWire("fingerprint").As(Formats.Fingerprint).CreateOnly();

    /// <summary>Whether it joins although PVE has something against it.</summary>
    internal static Field<bool> Force { get; } =
        Flag("force", "Whether the node joins although it has guests, which are lost, or although the cluster has a node of its name.")
            .CreateOnly();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "cluster_node",
        "A node in the cluster. Creating it lets a node that stands on its own join the cluster that the provider talks to: the node "
            + "loses its users, tokens, storages and pools for those of the cluster, gets a certificate of the cluster's authority, and "
            + "must have no guests. Destroying it removes the node from the cluster, which takes a node that has no guests and is switched "
            + "off; it must not be switched on again before it is installed anew. " + RootLogin.Note)
    {
        ReadDoc = "A node in the cluster, as Corosync knows it.",
        Area = Areas.Cluster,
        Noun = "ClusterNode",
        Plural = "cluster_nodes",
        Api = new("/cluster/config/nodes") { Item = "/cluster/config/nodes/{node}" },
        Fields =
        [
            Node, Endpoint, EndpointPassword, EndpointFingerprint, MemberAddress, MemberPassword, MemberFingerprint,
            Corosync.NodeId.ServerChosen(), Corosync.Votes.Between(0).ServerChosen(), Corosync.Links.ServerChosen(), Force,
        ],
        Identity = [Node],
        Discovery = new() { LeftOut = "The nodes are there, and whoever removes one from its configuration takes it out of the cluster." },
        ImportId = new("{node}", "pve2"),
        Privileges = [new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List }],
        Hooks = new()
        {
            Create = Join.RunAsync,
            Read = ReadAsync,
            Update = Nothing.ToUpdate,
            Delete = RemoveAsync,
            List = async (operation, cancel) => await Corosync.NodesAsync(operation.Pve, cancel),
            CheckPlan = CheckPlan,
            Preflight = CheckAsync,
        },
    };

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        (await Corosync.NodesAsync(operation.Pve, cancel))
            .FirstOrDefault(node => node["name"].AsText() == operation.Target.Get(Node));

    private static async Task RemoveAsync(Operation operation, CancellationToken cancel)
    {
        using var turn = await operation.LockAsync(Corosync.Turn, cancel);
        if (await Removal.HindranceAsync(operation.Pve, operation.Target.Get(Node)!, cancel) is { } hindrance)
        {
            throw new PveFault(FaultKind.Invalid, hindrance);
        }

        await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(operation.ItemPath, cancel: deadline), cancel);
    }

    private static void CheckPlan(PlanReview plan)
    {
        foreach (var field in (Field[])[Corosync.NodeId, Corosync.Votes, Corosync.Links])
        {
            if (plan.IsUpdate && plan.Config.Has(field) && plan.IsChanged(field))
            {
                plan.Diagnostics.Error(
                    "A member of the cluster stays as it joined",
                    $"PVE's API cannot change {field.Name} of a node that has joined. Set it to what it is, or leave it out.",
                    AttributePath.Of(field.Name));
            }
        }

        if (!plan.IsCreate && !(plan.IsDelete && !plan.Planned.Value.IsNull))
        {
            return;
        }

        foreach (var field in (Field[])[Endpoint, EndpointPassword, MemberPassword])
        {
            if (plan.Config[field].IsNull && plan.Config.Value[WriteOnly.TwinName(field)].IsNull)
            {
                plan.Diagnostics.Error(
                    $"{field.Name} is missing",
                    $"A node joins the cluster by {field.Name}. Set it, or import a node that is a member already.",
                    AttributePath.Of(field.Name));
            }
        }
    }

    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        await RootLogin.RefuseOthers(session, plan, cancel);
        if (plan.Diagnostics.HasErrors)
        {
            return;
        }

        if (plan.IsDelete && await Removal.HindranceAsync(session.Pve, plan.Prior.Get(Node)!, cancel) is { } hindrance)
        {
            plan.Diagnostics.Error($"Node {plan.Prior.Get(Node)} cannot be removed from the cluster", hindrance, AttributePath.Root);
        }
        else if (!plan.Planned.Value.IsNull && (plan.IsCreate || plan.IsDelete))
        {
            await Join.CheckAsync(session, plan, cancel);
        }
    }
}
