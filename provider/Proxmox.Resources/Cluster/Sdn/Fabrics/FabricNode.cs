using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Fabrics;

/// <summary>
/// What nodes in fabrics of both protocols share: <c>/cluster/sdn/fabrics/node/{fabric_id}</c>
/// (PVE::API2::Network::SDN::Fabrics::FabricNode).
/// </summary>
internal static class FabricNode
{
    private const string Collection = "/cluster/sdn/fabrics/node/{fabric_id}";

    private static readonly Field<string> FabricId =
        Fabric.Id.OnWire("fabric_id") with { Doc = "Name of the fabric.", References = [new("fabric_id")] };

    private static readonly Field<string> Node = Names.Node.OnWire("node_id");

    /// <summary>The name of an interface.</summary>
    public static Field<string> Name { get; } =
        Text("name", "Name of the network interface, such as `eno1`.").Required().Checked(Identifiers.Interface);

    /// <summary>The address of an interface.</summary>
    public static Field<string> InterfaceIp { get; } =
        Text("ip", "IPv4 address of the interface with the length of its prefix. Unset means none of its own.").As(Formats.Cidr);

    /// <summary>The node's address.</summary>
    public static Field<string> Ip { get; } =
        Text("ip", "IPv4 address of the node in the fabric.").As(Formats.IpAddress);

    /// <summary>The declaration of the nodes of one protocol.</summary>
    /// <param name="protocol">PVE's name of the protocol.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="own">The attributes of the protocol.</param>
    /// <param name="constraints">What must hold between them.</param>
    public static Resource Of(
        string protocol, string noun, string doc, ImmutableArray<Field> own, params ImmutableArray<Constraint> constraints) =>
        new("sdn_fabric_node_" + protocol, doc)
        {
            Area = Areas.Sdn,
            Noun = noun,
            Since = Fabric.First,
            Api = new(Collection)
            {
                Item = Collection + "/{node}",
                Listed = SdnObject.List(Collection),
                Constants = [(Fabric.Protocol, protocol)],
                Only = (Fabric.Protocol, protocol),
                DeletesInArray = true,
            },
            Fields = [FabricId, Node, .. own, SdnObject.State],
            Identity = [FabricId, Node],
            ImportId = new("{fabric_id}/{node}", "spine/pve1"),
            Constraints = constraints,
            Privileges =
            [
                SdnNames.Apply,
                new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
                new("SDN.Audit", "/sdn/fabrics/{fabric_id}") { For = Purposes.Read | Purposes.List },
                new("SDN.Allocate", "/sdn/fabrics/{fabric_id}") { For = Purposes.Write },
                new(["Sys.Audit", "Sys.Modify"], "/nodes/{node}") { For = Purposes.Read | Purposes.List },
            ],
            Hooks = Fabric.HooksOf(protocol),
        };
}
