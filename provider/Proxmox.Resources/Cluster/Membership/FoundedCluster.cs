using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>A cluster, made of a node on its own: <c>POST /cluster/config</c> (PVE::API2::ClusterConfig).</summary>
public static class FoundedCluster
{
    private const string Path = "/cluster/config";

    private static readonly Field<string> Name =
        Text("name", "Name of the cluster.").OnWire("clustername").From("cluster_name").Required().Replacing().Checked(Identifiers.Node)
            .OfLength(1, 15);

    private static readonly Field<long> TokenCoefficient =
        Whole("token_coefficient_ms", "How much longer each node beyond two makes Corosync wait for its token, in milliseconds. "
            + "Unset means 125.").OnWire("token-coefficient").Between(0).Since("9.2").CreateOnly();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "cluster",
        "A cluster, made of the node that the provider talks to, which stands on its own; other nodes join it as `cluster_node`. PVE has "
            + "no way to change a cluster or to take it apart: destroying this resource leaves the cluster as it is. " + RootLogin.Note)
    {
        Area = Areas.Cluster,
        IsReadElsewhere = true,
        Api = new(Path),
        Fields =
        [
            Name, TokenCoefficient, Corosync.NodeId.CreateOnly(), Corosync.Votes.Between(1).CreateOnly(), Corosync.Links.CreateOnly(),
        ],
        Identity = [Name],
        Discovery = new() { LeftOut = "The cluster is there, and cannot be made a second time." },
        ImportId = new("{name}", "datacenter"),
        Hooks = new()
        {
            Create = MakeAsync,
            Read = ReadAsync,
            Update = Nothing.ToUpdate,
            Delete = Leave,
            List = ListAsync,
            CheckPlan = KeepAsItIs,
            Preflight = CheckAsync,
        },
    };

    private static async Task MakeAsync(Operation operation, CancellationToken cancel)
    {
        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
        await operation.DispatchAsync(async deadline =>
        {
            var answer = await operation.Pve.PostAsync(Path, form, deadline);
            operation.MarkCreated();
            return answer;
        }, cancel);
        // Corosync and the file system of the cluster have been started anew.
        await operation.AskUntilAsync(later => ClusterStatus.AskAsync(operation.Pve, later), status => status.IsQuorate, cancel,
            Corosync.MayPass);
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var totem = await Corosync.TotemAsync(operation.Pve, cancel);
        return FromData.Member(Name, totem).AsText() == operation.Target.Get(Name) ? totem : null;
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel) =>
        await Corosync.TotemAsync(operation.Pve, cancel) is { IsNull: false } totem ? [totem] : [];

    private static void KeepAsItIs(PlanReview plan)
    {
        if (plan.IsDelete && plan.Planned.Has(Name))
        {
            plan.Diagnostics.Error(
                "A cluster keeps its name",
                $"PVE cannot rename the cluster \"{plan.Prior.Get(Name)}\", nor take it apart to make another. Set name to what it is "
                    + "called.",
                AttributePath.Of(Name.Name));
        }
        else if (plan.IsDelete && plan.Planned.Value.IsNull)
        {
            Tell(plan.Diagnostics, plan.Prior.Get(Name)!);
        }
    }

    private static Task Leave(Operation operation, CancellationToken cancel)
    {
        Tell(operation.Diagnostics, operation.Prior.Get(Name)!);
        return Task.CompletedTask;
    }

    private static void Tell(DiagnosticList diagnostics, string name) => diagnostics.Warn(
        $"The cluster \"{name}\" stays",
        "PVE's API cannot take a cluster apart. It is forgotten here, and goes on as it is.");

    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        await RootLogin.RefuseOthers(session, plan, cancel);
        if (plan.IsCreate && !plan.Diagnostics.HasErrors
            && FromData.Member(Name, await Corosync.TotemAsync(session.Pve, cancel)).AsText() is { } name)
        {
            plan.Diagnostics.Error(
                "The node is in a cluster already",
                $"It is in the cluster \"{name}\". Import that with the id \"{name}\", or set endpoint in the provider's configuration to "
                    + "a node on its own.",
                AttributePath.Root);
        }
    }
}
