using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Fabrics;

/// <summary>Fabrics of OpenFabric (the crate proxmox-ve-config).</summary>
public static class OpenFabric
{
    /// <summary>PVE's name of the protocol.</summary>
    internal const string Protocol = "openfabric";

    private static readonly Field<long> Hello =
        Whole("hello_interval_seconds", "How often nodes greet each other, in seconds. Unset means 3.").OnWire("hello_interval")
            .Between(1, 600);

    private static readonly Field<long> Csnp =
        Whole("csnp_interval_seconds", "How often nodes compare all they know, in seconds. Unset means 10.").OnWire("csnp_interval")
            .Between(1, 600);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Fabric.Of(
        Protocol, "OpenFabric", "A network below others, in which nodes find each other over several links by OpenFabric.",
        [Fabric.Prefix, Fabric.Prefix6, Hello, Csnp], Constraint.AtLeastOne(Fabric.Prefix, Fabric.Prefix6));
}
