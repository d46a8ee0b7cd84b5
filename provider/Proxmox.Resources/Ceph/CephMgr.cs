using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Ceph;

/// <summary>Managers: <c>/nodes/{node}/ceph/mgr</c> (PVE::API2::Ceph::MGR).</summary>
public static class CephMgr
{
    /// <summary>All managers.</summary>
    internal static CephDaemon Daemons { get; } =
        new("mgr", CephDaemon.Named("manager_id", "Name of the manager, which no other manager has."))
        {
            IsAtWork = entry => entry["state"].AsText() is "active" or "standby",
        };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_manager",
        "A manager of Ceph on a node. One is at work, the others stand by. PVE itself makes one with the first monitor of the cluster: set "
            + "`adopt` for that one.")
    {
        Area = Areas.Ceph,
        Noun = "Manager",
        IsReadElsewhere = true,
        Api = Daemons.Api,
        Fields = [CephDaemon.Node, Daemons.Name, Adoption.Adopt.NotAParameter(), CephDaemon.Address],
        Identity = [CephDaemon.Node, Daemons.Name],
        Discovery = new() { Needs = ["ceph_cluster"] },
        ImportId = Daemons.ImportId,
        Privileges = CephPrivileges.OfObject,
        Timeouts = OperationTimeouts.Standard,
        Hooks = Daemons.Hooks with
        {
            Create = Adoption.UnlessExisting(Daemons.ReadAsync, async (operation, cancel) =>
            {
                if (await Daemons.ReadAsync(operation, cancel) is null)
                {
                    await Daemons.CreateAsync(operation, cancel);
                }

                operation.MarkCreated();
            }),
        },
    };
}
