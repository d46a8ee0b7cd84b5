using Grpc.Core;

namespace Proxmox.Terraform.GoPlugin;

/// <summary>
/// The channel for what a plugin prints. This one prints nothing; its log goes to standard error, which the host reads anyway.
/// </summary>
internal sealed class StandardStreams : GRPCStdio.GRPCStdioBase
{
    /// <summary>Stays open, and silent, until the host closes it.</summary>
    public override async Task StreamStdio(
        Google.Protobuf.WellKnownTypes.Empty request, IServerStreamWriter<StdioData> responseStream, ServerCallContext context)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration =
            context.CancellationToken.UnsafeRegister(state => ((TaskCompletionSource)state!).TrySetResult(), closed);
        await closed.Task;
    }
}
