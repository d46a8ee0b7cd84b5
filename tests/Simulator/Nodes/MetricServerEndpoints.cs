using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/cluster/metrics/server</c> (<c>PVE::API2::Cluster::MetricServer</c>). Every server is taken to answer.</summary>
public sealed class MetricServerEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/cluster/metrics", _ => Router.Directory("name", ["server"]));
        new SectionArea("/cluster/metrics/server", "status.cfg")
        {
            IsCreatedByPath = true,
            Types =
            [
                SectionType.Parse("graphite", "server+ port mtu disable path proto timeout"),
                SectionType.Parse("influxdb", "server+ port+ mtu disable organization bucket token* influxdbproto timeout max-body-size "
                    + "api-path-prefix verify-certificate"),
                SectionType.Parse("opentelemetry", "server+ port disable otel-protocol otel-path otel-timeout otel-headers otel-verify-ssl "
                    + "otel-max-body-size otel-resource-attributes otel-compression"),
            ],
            Texts = new()
            {
                Exists = "Metric server '{id}' already exists",
                Missing = "status server entry '{id}' does not exist",
                MissingOnUpdate = "no such server '{id}'",
                MissingOnDelete = "cannot lookup undefined type! at /usr/share/perl5/PVE/API2/Cluster/MetricServer.pm line 295.",
            },
            Listed = ["disable", "server", "port"],
            HidesDigest = true,
            OnList = (_, _, json) => json["disable"] ??= 0,
        }.Map(router);
    }
}
