using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Metrics;

/// <summary>Graphite (PVE::Status::Graphite).</summary>
public static class Graphite
{
    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";

    private static readonly Field<string> Protocol =
        Text("protocol", "Protocol that the metrics are sent with. Unset means `udp`.")
            .OnWire("proto").OneOf(("udp", "UDP, which nobody confirms."), ("tcp", "TCP.")).TypeNamed("GraphiteProtocol")
                .ImpliedDefault("udp");

    private static readonly Field<string> Path =
        Text("path", "Path in Graphite below which PVE puts its metrics, such as `proxmox.mycluster`. Unset means `proxmox`.")
            .Matching($@"({Label}\.)*{Label}", "words of letters, digits and hyphens with dots between them").ImpliedDefault("proxmox");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        MetricsServer.Of("graphite", "A Graphite server that PVE sends metrics of nodes, guests and storages to.", "graphite",
    [
        Protocol,
        Path,
        MetricsServer.Mtu,
        MetricsServer.Timeout with { Doc = "How long a connection over TCP may take to be made, in seconds. Unset means 1." },
    ]);
}
