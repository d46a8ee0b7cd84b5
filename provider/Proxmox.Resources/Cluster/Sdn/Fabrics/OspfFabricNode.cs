using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Fabrics;

/// <summary>Nodes in fabrics of OSPF (the crate proxmox-ve-config).</summary>
public static class OspfFabricNode
{
    private static readonly Field<IReadOnlyList<Attributes>> Interfaces =
        NestedSet("interfaces", "Network interfaces of the node that lead to others of the fabric.",
            FabricNode.Name, FabricNode.InterfaceIp)
            .TypeNamed("OspfInterface");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = FabricNode.Of(
        OspfFabric.Protocol, "OspfFabricNode", "A node in a fabric of OSPF, with its address and links.",
        [FabricNode.Ip.Required(), Interfaces]);
}
