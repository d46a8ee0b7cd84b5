using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph;

/// <summary>
/// The configuration that Ceph begins with: <c>POST /nodes/{node}/ceph/init</c> (PVE::API2::Ceph). PVE's <c>pg_bits</c> is left out, of
/// which it makes nothing.
/// </summary>
public static class CephCluster
{
    private const string Id = "ceph";

    private static readonly Field<string> Network =
        Text("network", "Public network of Ceph in CIDR notation, in which clients, monitors and OSDs meet. Unset means that in which the "
            + "nodes meet.").As(Formats.Cidr).ClearedBy(Clear.Forgetting);

    private static readonly Field<string> ClusterNetwork =
        Text("cluster_network", "Network in CIDR notation that OSDs copy data among themselves in.").OnWire("cluster-network")
            .UnsetMeans("`network`").As(Formats.Cidr).ServerChosen().ClearedBy(Clear.Forgetting);

    private static readonly Field<long> Size =
        Whole("size", "How many copies of an object pools have that do not say.").UnsetMeans("3").Between(1, 7).ServerChosen()
            .ClearedBy(Clear.Forgetting);

    private static readonly Field<long> MinSize =
        Whole("min_size", "How many copies must be there for reading and writing, in pools that do not say.").UnsetMeans("2").Between(1, 7)
            .ServerChosen().ClearedBy(Clear.Forgetting);

    private static readonly Field<bool> DisableCephx =
        Flag("disable_cephx", "Whether daemons and clients trust each other without proof, which only a network of Ceph's own allows. "
            + "Unset means false.").ImpliedDefault(false).ClearedBy(Clear.Forgetting);

    private static readonly Field<string> Fsid = Text("fsid", "Id of the Ceph cluster, a UUID.").Computed();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_cluster",
        "Ceph's configuration in the datacenter, which monitors and all else need. Each node that is to take part must have Ceph "
            + "installed, as `pveceph install` does: PVE's API cannot. Its networks can be changed, which daemons take on when they are "
            + "made anew; the rest is for the beginning. PVE cannot undo it: destroying this resource leaves the configuration as it is. "
            + "Declare it once.")
    {
        ReadDoc = "Ceph's configuration in the datacenter.",
        Area = Areas.Ceph,
        Noun = "CephCluster",
        Api = new("/nodes") { File = ConfigFiles.Ceph },
        Fields = [CephNode.Asked, Network, ClusterNetwork, Size, MinSize, DisableCephx, Adoption.Adopt.NotAParameter(), Fsid],
        Identity = [],
        ImportId = new(Id, Id),
        Constraints = [Constraints.SizeHoldsMinSize(Size, MinSize), new(NetworkBeside)],
        Privileges = CephPrivileges.OfObject,
        Hooks = new()
        {
            Create = Adoption.UnlessExisting(ReadAsync, InitialiseAsync),
            Read = ReadAsync,
            Update = UpdateAsync,
            Delete = Leave,
            List = async (operation, cancel) => await ReadAsync(operation, cancel) is { } conf ? [conf] : [],
            CheckPlan = KeepAsItIs,
        },
    };

    private static IEnumerable<Model.Declarations.Violation> NetworkBeside(Attributes config) =>
        !config[ClusterNetwork].IsNull && config[Network].IsNull
            ? [new(ClusterNetwork, "cluster_network needs network beside it: set both, or leave cluster_network out.")] : [];

    private static async Task InitialiseAsync(Operation operation, CancellationToken cancel)
    {
        await PostAsync(operation, cancel);
        operation.MarkCreated();
    }

    // PVE takes on the networks of a second call, and nothing else.
    private static Task UpdateAsync(Operation operation, CancellationToken cancel) =>
        operation.IsChanged(Network) || operation.IsChanged(ClusterNetwork) ? PostAsync(operation, cancel) : Task.CompletedTask;

    private static Task PostAsync(Operation operation, CancellationToken cancel) => operation.Pve.PostAsync(
        CephNode.Path(operation.Planned, "init"), Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned), cancel);

    // The file alone tells it before there is a monitor.
    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        try
        {
            var text = await operation.Pve.GetAsync(CephNode.Path(operation.Target, "cfg", "raw"), cancel: cancel);
            return CephConf.Section(text.AsText() ?? "", "global") is { Count: > 0 } global ? Told(global) : null;
        }
        catch (PveFault none) when (none.Kind == FaultKind.NotInitialised)
        {
            return null;
        }
    }

    private static PveData Told(IReadOnlyDictionary<string, string> global) => PveData.Object(
        (Network.Wire, PveData.Of(global.GetValueOrDefault("public_network"))),
        (ClusterNetwork.Wire, PveData.Of(global.GetValueOrDefault("cluster_network"))),
        (Size.Wire, PveData.Of(global.GetValueOrDefault("osd_pool_default_size"))),
        (MinSize.Wire, PveData.Of(global.GetValueOrDefault("osd_pool_default_min_size"))),
        (DisableCephx.Wire, PveData.Of(global.GetValueOrDefault("auth_client_required") == "none")),
        (Fsid.Wire, PveData.Of(global.GetValueOrDefault("fsid"))));

    private static void KeepAsItIs(PlanReview plan)
    {
        foreach (var field in (Field[])[Size, MinSize, DisableCephx])
        {
            if (plan.IsUpdate && plan.Config.Has(field) && plan.IsChanged(field))
            {
                plan.Diagnostics.Error(
                    "Ceph's configuration stays as it began",
                    $"PVE's API cannot change {field.Name} once Ceph is initialised. Set it to {plan.Prior[field]}, or leave it out; each "
                        + "pool has a size of its own.",
                    AttributePath.Of(field.Name));
            }
        }

        if (plan.IsDelete && plan.Planned.Value.IsNull)
        {
            Tell(plan.Diagnostics);
        }
    }

    private static Task Leave(Operation operation, CancellationToken cancel)
    {
        Tell(operation.Diagnostics);
        return Task.CompletedTask;
    }

    private static void Tell(Model.Diagnostics.DiagnosticList diagnostics) => diagnostics.Warn(
        "Ceph's configuration stays",
        "PVE's API cannot take it back. It is forgotten here, and stays as it is; `pveceph purge` on each node removes it.");
}
