using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="ServiceCommand"/>.</summary>
public static class CephServiceRestart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = ServiceCommand.Of(
        "restart", "Restarts services of Ceph on a node, without asking whether it can do without them meanwhile: for that there are "
            + "`ceph_daemons_restart` and `ceph_node_osds_restart`.", []);
}
