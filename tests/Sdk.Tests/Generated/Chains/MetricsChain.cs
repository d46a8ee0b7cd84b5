using Pulumi.Proxmox.Metrics;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about metric servers tells.</summary>
internal static class MetricsChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var graphite = GetGraphite.Invoke(new() { MetricsServerId = "graphite" });
        _ = new Graphite("graphite", new()
        {
            MetricsServerId = graphite.Apply(server => server.MetricsServerId),
            Server = graphite.Apply(server => server.Server),
            Port = graphite.Apply(server => server.Port),
            Protocol = graphite.Apply(server => server.Protocol),
            Disabled = graphite.Apply(server => server.Disabled),
        });
        var influx = GetInfluxDb.Invoke(new() { MetricsServerId = "influx" });
        _ = new InfluxDb("influx", new()
        {
            MetricsServerId = influx.Apply(server => server.MetricsServerId),
            Server = influx.Apply(server => server.Server),
            Port = influx.Apply(server => server.Port),
            Disabled = influx.Apply(server => server.Disabled),
        });
        var telemetry = GetOpenTelemetry.Invoke(new() { MetricsServerId = "telemetry" });
        _ = new OpenTelemetry("telemetry", new()
        {
            MetricsServerId = telemetry.Apply(server => server.MetricsServerId),
            Server = telemetry.Apply(server => server.Server),
            Port = telemetry.Apply(server => server.Port),
            Protocol = telemetry.Apply(server => server.Protocol),
        });
        var servers = GetServers.Invoke();
        _ = new Graphite("another", new()
        {
            MetricsServerId = servers.Apply(all => all.Items[0].MetricsServerId),
            Server = servers.Apply(all => all.Items[0].Server),
            Port = servers.Apply(all => all.Items[0].Port),
        });
    }
}
