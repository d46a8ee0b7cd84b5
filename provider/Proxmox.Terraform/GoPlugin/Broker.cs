using Grpc.Core;

namespace Proxmox.Terraform.GoPlugin;

/// <summary>The channel on which host and plugin could agree on further connections. Neither Terraform nor OpenTofu asks for one.</summary>
internal sealed class Broker : GRPCBroker.GRPCBrokerBase
{
    /// <summary>Stays open until the host closes it.</summary>
    public override async Task StartStream(
        IAsyncStreamReader<ConnInfo> requestStream, IServerStreamWriter<ConnInfo> responseStream, ServerCallContext context)
    {
        try
        {
            while (await requestStream.MoveNext(context.CancellationToken))
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException
            && context.CancellationToken.IsCancellationRequested)
        {
            // The host ends by closing the connection, and so the stream.
        }
    }
}
