using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Metrics;

/// <summary>
/// What all metric servers share: <c>/cluster/metrics/server</c> (PVE::API2::Cluster::MetricServer, PVE::Status::Plugin).
/// </summary>
internal static class MetricsServer
{
    /// <summary>The collection.</summary>
    public const string Collection = "/cluster/metrics/server";

    private const string Item = Collection + "/{metrics_server_id}";

    private static readonly Field<string> Id =
        Text("metrics_server_id", "Name of the metric server.")
            .OnWire("id").Required().Replacing().Autonamed().Checked(Identifiers.Mapping);

    private static readonly Field<string> Server =
        Text("server", "Host name or IP address that PVE sends metrics to.").Required().InEveryUpdate().Checked(Identifiers.Host);

    private static readonly Field<long> Port = Whole("port", "Port of the server.").Required().InEveryUpdate().Between(1, 65535);

    private static readonly Field<bool> Disabled =
        Flag("disabled", "Stops PVE from sending metrics. Unset means false.").OnWire("disable").ImpliedDefault(false);

    /// <summary>The privileges that PVE asks for.</summary>
    public static ImmutableArray<Privilege> Privileges { get; } =
    [
        new("Sys.Modify", "/") { For = Purposes.Write },
        new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List },
    ];

    /// <summary>The size of a packet.</summary>
    public static Field<long> Mtu { get; } =
        Whole("mtu", "MTU of the network, which metrics over UDP are packed by. Unset means 1500.").Between(512, 65536)
            .ImpliedDefault(1500);

    /// <summary>How long PVE waits for the server.</summary>
    public static Field<long> Timeout { get; } =
        Whole("timeout_seconds", "How long PVE waits for the server, in seconds. Unset means 1.").OnWire("timeout").Between(0)
            .ImpliedDefault(1);

    /// <summary>How much goes into a request.</summary>
    public static Field<long> MaxBodySize { get; } =
        Whole("max_body_size_bytes", "Size of the largest request over HTTP, in bytes: more is sent in several. Unset means 25000000.")
            .OnWire("max-body-size").Between(1).ImpliedDefault(25_000_000);

    /// <summary>Whether the certificate counts.</summary>
    public static Field<bool> VerifyCertificate { get; } =
        Flag("verify_certificate", "Whether the server's certificate is checked over `https`. Unset means true.")
            .OnWire("verify-certificate").ImpliedDefault(true);

    /// <summary>The declaration of one type of metric server.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="example">An id for the documentation.</param>
    /// <param name="own">The attributes of the type; the name, the address and the switch are added to them.</param>
    public static Resource Of(string type, string doc, string example, ImmutableArray<Field> own) =>
        new("metrics_" + type,
            doc + " PVE tries to reach the server with every create and update, which fail when it cannot, unless the server is disabled.")
        {
            ReadDoc = doc,
            Area = Areas.Metrics,
            Api = new(Collection)
            {
                Item = Item,
                CreateAt = Item,
                Constants = [("type", type)],
                Only = ("type", type),
                File = ConfigFiles.Metrics
            },
            Fields = [Id, Server, Port, .. own, Disabled],
            Identity = [Id],
            ImportId = new("{metrics_server_id}", example),
            Privileges = Privileges,
        };
}
