using Grpc.Core;
using Pulumirpc;

namespace Pulumi;

/// <summary>The engine over gRPC.</summary>
internal sealed class GrpcEngine(ChannelBase channel) : IEngine
{
    private readonly Engine.EngineClient client = new(channel);

    /// <inheritdoc/>
    public async Task LogAsync(LogRequest request) => await client.LogAsync(request);

    /// <inheritdoc/>
    public async Task RequireVersionAsync(RequirePulumiVersionRequest request) => await client.RequirePulumiVersionAsync(request);
}
