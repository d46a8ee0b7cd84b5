using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Metrics;

/// <summary>InfluxDB (PVE::Status::InfluxDB). PVE keeps the token in a file of its own.</summary>
public static class InfluxDb
{
    private static readonly Field<string> Protocol =
        Text("protocol", "Protocol that the metrics are sent with. Unset means `udp`.")
            .OnWire("influxdbproto")
            .OneOf(("udp", "UDP, which nobody confirms."), ("http", "Version 2 of the HTTP API, unencrypted."),
                ("https", "Version 2 of the HTTP API, encrypted."))
            .TypeNamed("InfluxDbProtocol").ImpliedDefault("udp");

    private static readonly Field<string> Organization =
        Text("organization", "Organization in InfluxDB, over HTTP. Unset means `proxmox`.").ImpliedDefault("proxmox");

    private static readonly Field<string> Bucket =
        Text("bucket", "Bucket that the metrics are written to, over HTTP. Unset means `proxmox`.").ImpliedDefault("proxmox");

    private static readonly Field<string> Token =
        Text(
            "token",
            "Token that PVE shows to InfluxDB over HTTP; `user:password` for InfluxDB 1.8. PVE keeps it apart from the definition and "
                + "never tells it, so a change of it elsewhere is not seen.")
            .Secret().NeverReturned();

    private static readonly Field<string> ApiPathPrefix =
        Text("api_path_prefix", "Path in front of `/api/v2/`, for an InfluxDB behind a proxy. Unset means none.").OnWire("api-path-prefix");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        MetricsServer.Of("influxdb", "An InfluxDB server that PVE sends metrics of nodes, guests and storages to.", "influxdb",
    [
        Protocol,
        Organization,
        Bucket,
        Token,
        ApiPathPrefix,
        MetricsServer.VerifyCertificate,
        MetricsServer.MaxBodySize,
        MetricsServer.Mtu,
        MetricsServer.Timeout with { Doc = "How long a request over HTTP may take, in seconds. Unset means 1." },
    ]) with
        {
            Noun = "InfluxDb",
        };
}
