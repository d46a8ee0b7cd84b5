using Grpc.Core;
using Pulumirpc;

namespace Pulumi;

/// <summary>The resource monitor over gRPC.</summary>
internal sealed class GrpcMonitor(ChannelBase channel) : IResourceMonitor
{
    private readonly ResourceMonitor.ResourceMonitorClient client = new(channel);

    /// <inheritdoc/>
    public async Task<SupportsFeatureResponse> SupportsFeatureAsync(SupportsFeatureRequest request) =>
        await client.SupportsFeatureAsync(request);

    /// <inheritdoc/>
    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request) => await client.InvokeAsync(request);

    /// <inheritdoc/>
    public async Task<CallResponse> CallAsync(ResourceCallRequest request) => await client.CallAsync(request);

    /// <inheritdoc/>
    public async Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request) =>
        await client.ReadResourceAsync(request);

    /// <inheritdoc/>
    public async Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request) =>
        await client.RegisterResourceAsync(request);

    /// <inheritdoc/>
    public async Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) => await client.RegisterResourceOutputsAsync(request);

    /// <inheritdoc/>
    public async Task<RegisterPackageResponse> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request) =>
        await client.RegisterPackageAsync(request);

    /// <inheritdoc/>
    public async Task RegisterHookAsync(RegisterResourceHookRequest request) => await client.RegisterResourceHookAsync(request);

    /// <inheritdoc/>
    public async Task RegisterHookAsync(RegisterErrorHookRequest request) => await client.RegisterErrorHookAsync(request);

    /// <inheritdoc/>
    public async Task RegisterInvokeTransformAsync(Callback callback) => await client.RegisterStackInvokeTransformAsync(callback);

    /// <inheritdoc/>
    public async Task ShutdownAsync()
    {
        try
        {
            await client.SignalAndWaitForShutdownAsync(new());
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            // Engines before this call existed end by themselves when the program does.
        }
    }
}
