using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="RollingRestart"/>.</summary>
public static class CephNodeOsdsRestart
{
    private static readonly Field<string> Node = Names.Node.NotAParameter() with { Doc = "Node whose OSDs are restarted." };

    private static readonly Field<bool> SetNoout =
        Flag("set_noout", "Whether the OSDs keep their data while they are away, by the flag `noout` of each. Unset means true.")
            .OnWire("set-noout");

    private static readonly Field<bool> Resume =
        Flag("resume", "Whether a restart of the node's OSDs that was broken off is gone on with. Unset means false, which PVE refuses "
            + "where one was.");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = RollingRestart.Of(
        "ceph_node_osds_restart",
        "Restarts all OSDs of a node, one after another and each only when Ceph can do without it.",
        "NodeOsds", Node, [Node, RollingRestart.OnlyOutdated, SetNoout, Resume], config => CephNode.Path(config.Get(Node), "restart-bulk"),
        ("service-type", "osd"));
}
