using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Fabrics;

/// <summary>Nodes in fabrics of OpenFabric (the crate proxmox-ve-config).</summary>
public static class OpenFabricNode
{
    private static readonly Field<string> Ip6 = Text("ip6", "IPv6 address of the node in the fabric.").As(Formats.IpAddress);

    private static readonly Field<IReadOnlyList<Attributes>> Interfaces =
        NestedSet("interfaces", "Network interfaces of the node that lead to others of the fabric.",
            FabricNode.Name,
            FabricNode.InterfaceIp,
            Text("ip6", "IPv6 address of the interface with the length of its prefix. Unset means none of its own.").As(Formats.Cidr),
            Whole("hello_multiplier", "After how many greetings that fail to come a neighbour is taken for lost. Unset means 10.")
                .Between(2, 100))
            .TypeNamed("OpenFabricInterface");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = FabricNode.Of(
        OpenFabric.Protocol, "OpenFabricNode", "A node in a fabric of OpenFabric, with its addresses and links.",
        [FabricNode.Ip, Ip6, Interfaces], Constraint.AtLeastOne(FabricNode.Ip, Ip6));
}
