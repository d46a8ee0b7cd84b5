using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Metrics;

/// <summary>Metric servers of every type: <c>/cluster/metrics/server</c> (PVE::API2::Cluster::MetricServer).</summary>
public static class MetricsServerList
{
    private static readonly Field<string> Kind =
        Text("type", "Only metric servers of this type, as PVE calls it: `graphite`, `influxdb` or `opentelemetry`. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The metric servers, ordered by name.",
        Text("metrics_server_id", "Name of the metric server.").OnWire("id").AlwaysReturned(),
        Text("type", "Type of the metric server, as PVE calls it.").AlwaysReturned(),
        Text("server", "Host name or IP address that PVE sends metrics to.").AlwaysReturned(),
        Whole("port", "Port of the server.").AlwaysReturned(),
        Flag("disabled", "Whether PVE sends no metrics.").OnWire("disable").ImpliedDefault(false));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("metrics_servers", "All metric servers of the datacenter, of any type.")
    {
        Area = Areas.Metrics,
        Fields = [Kind, Items],
        Privileges = [.. MetricsServer.Privileges.Where(privilege => privilege.For.HasFlag(Purposes.List))],
        Read = EntryList.Reader(MetricsServer.Collection, Items, (config, server) =>
            config.Get(Kind) is not { } kind || server["type"].AsText() == kind),
    };
}
