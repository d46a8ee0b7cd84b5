using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Fabrics;

/// <summary>Fabrics of OSPF (the crate proxmox-ve-config).</summary>
public static class OspfFabric
{
    /// <summary>PVE's name of the protocol.</summary>
    internal const string Protocol = "ospf";

    private static readonly Field<string> Area =
        Text("area", "OSPF area: a number, or an address such as `0.0.0.0`.").Required()
            .Matching(@"[0-9]+|[0-9]+(\.[0-9]+){3}", "a number, or an address such as \"0.0.0.0\"");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Fabric.Of(
        Protocol, "OspfFabric", "A network below others, in which nodes find each other over several links by OSPF.",
        [Fabric.Prefix.Required(), Area]);
}
