using Grpc.Core;
using Proxmox.Grpc.Health.V1;
using Serving = Proxmox.Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Proxmox.Terraform.GoPlugin;

/// <summary>Says that the plugin serves, which it does as long as it answers.</summary>
internal sealed class HealthCheck : Health.HealthBase
{
    private const string Plugin = "plugin";

    /// <summary>Serving, for the plugin and for the server as a whole.</summary>
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        IsKnown(request)
            ? Task.FromResult(new HealthCheckResponse { Status = Serving.Serving })
            : throw new RpcException(new Status(StatusCode.NotFound, $"There is no service {request.Service}."));

    /// <summary>Says it once, and stays open.</summary>
    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync(new() { Status = IsKnown(request) ? Serving.Serving : Serving.ServiceUnknown });
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration =
            context.CancellationToken.UnsafeRegister(state => ((TaskCompletionSource)state!).TrySetResult(), closed);
        await closed.Task;
    }

    private static bool IsKnown(HealthCheckRequest request) => request.Service is "" or Plugin;
}
