using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;
using static Proxmox.Resources.Ceph.PoolFields;

namespace Proxmox.Resources.Ceph;

/// <summary>Pools that keep copies: <c>/nodes/{node}/ceph/pool</c> (PVE::API2::Ceph::Pool).</summary>
public static class CephPool
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_pool",
        "A pool of Ceph that keeps several copies of everything, and with `add_storage` the storage in it. A pool that holds data is not "
            + "destroyed unless `force_destroy` is set.")
    {
        ReadDoc = "A pool of Ceph.",
        Area = Areas.Ceph,
        Noun = "CephPool",
        Api = new("/nodes"),
        Fields = [Name, CephNode.Asked, Size, MinSize, CrushRule, .. Common, AddStorage, .. OnDestroy],
        Identity = [Name],
        Discovery = new() { Needs = ["ceph_cluster"] },
        ImportId = new("{name}", "guests"),
        Constraints = PoolFields.Constraints,
        Privileges = CephPrivileges.OfObject,
        Timeouts = OperationTimeouts.Standard,
        Hooks = new()
        {
            CheckPlan = PoolLife.CheckPlan,
            Preflight = PoolLife.PreflightAsync,
            Create = (operation, cancel) => PoolLife.CreateAsync(operation, ReadAsync, cancel),
            Read = ReadAsync,
            Update = (operation, cancel) =>
                PoolLife.UpdateAsync(operation, operation.Planned.Get(Name)!, operation.Resource.Fields, cancel),
            Delete = DeleteAsync,
            List = async (operation, cancel) =>
                [.. (await PoolLife.ListAsync(operation.Pve, NodeTasks.Answering, cancel))
                    .Where(pool => pool["type"].AsText() is not "erasure")],
        },
    };

    private static Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        PoolLife.ReadAsync(operation, operation.Target.Get(Name)!, cancel);

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var name = operation.Prior.Get(Name)!;
        await PoolLife.RequireEmptyAsync(operation, name, cancel);
        await PoolLife.DeleteAsync(operation, name, new Form(), cancel);
    }
}
