using Proxmox.Grpc;
using Proxmox.Grpc.Health.V1;

namespace Proxmox.Terraform.GoPlugin;

/// <summary>The methods that go-plugin calls on every plugin, whatever it serves.</summary>
internal static class PluginMethods
{
    /// <summary>Adds them.</summary>
    /// <param name="methods">Where they are added.</param>
    /// <param name="leave">Called when the host asks the plugin to leave.</param>
    public static void Add(ServiceMethods methods, Action leave)
    {
        var (broker, streams, controller, health) = (new Broker(), new StandardStreams(), new Controller(leave), new HealthCheck());
        methods.DuplexStreaming<ConnInfo, ConnInfo>("plugin.GRPCBroker", broker.StartStream);
        methods.ServerStreaming<Google.Protobuf.WellKnownTypes.Empty, StdioData>("plugin.GRPCStdio", streams.StreamStdio);
        methods.Unary<Empty, Empty>("plugin.GRPCController", controller.Shutdown);
        methods.Unary<HealthCheckRequest, HealthCheckResponse>("grpc.health.v1.Health", health.Check);
        methods.ServerStreaming<HealthCheckRequest, HealthCheckResponse>("grpc.health.v1.Health", health.Watch);
    }
}
