using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph;

/// <summary>Monitors: <c>/nodes/{node}/ceph/mon</c> (PVE::API2::Ceph::MON).</summary>
public static class CephMonitor
{
    private static readonly Field<IReadOnlySet<string>> Addresses =
        TextSet("addresses", "IP addresses of the node that the monitor listens at, one in each public network of Ceph. Unset means the "
            + "node's own in these networks, or its address in the cluster where Ceph has none.")
            .OnWire("mon-address").As(Formats.IpAddress).Replacing().NeverReturned();

    /// <summary>All monitors.</summary>
    internal static CephDaemon Daemons { get; } =
        new("mon", CephDaemon.Named("monitor_id", "Name of the monitor, which no other monitor has."))
        {
            IsAtWork = entry => entry["quorum"].AsBool() is true,
        };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_monitor",
        "A monitor of Ceph on a node. The first one brings a manager of its node's name; a cluster should have three monitors or five. The "
            + "last one cannot be destroyed, and neither can one that the others need for their quorum.")
    {
        Area = Areas.Ceph,
        Noun = "Monitor",
        ClassName = "CephMonitor",
        IsReadElsewhere = true,
        IsDeletedFirst = true,
        Api = Daemons.Api,
        Fields = [CephDaemon.Node, Daemons.Name, Addresses, CephDaemon.Address],
        Identity = [CephDaemon.Node, Daemons.Name],
        Discovery = new() { Needs = ["ceph_cluster"] },
        ImportId = Daemons.ImportId,
        Privileges = CephPrivileges.OfGuarded,
        Timeouts = OperationTimeouts.Standard,
        Hooks = Daemons.Hooks with { Delete = DeleteAsync },
    };

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var (node, name) = (operation.Prior.Get(CephDaemon.Node)!, operation.Prior.Get(Daemons.Name)!);
        var all = await Daemons.AllAsync(operation.Pve, node, cancel);
        if (all.Count == 1 && all[0]["name"].AsText() == name)
        {
            throw new PveFault(FaultKind.Invalid, $"{name} is the last monitor of the Ceph cluster, which PVE never removes: with it the "
                + "cluster and all its data would be lost. Let it stay and only stop managing it; `pveceph purge` on its node takes the "
                + "cluster down");
        }

        if (all.Any(entry => entry["name"].AsText() == name))
        {
            await CephSafety.RequireAsync(operation, node, $"mon.{name}", CephSafety.Destroy, cancel);
        }

        await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(operation.ItemPath, cancel: deadline), cancel);
    }
}
