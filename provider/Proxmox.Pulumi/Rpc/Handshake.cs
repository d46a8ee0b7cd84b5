using Grpc.Core;
using Proxmox.Grpc.Hosting;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Says which kinds of values the provider takes: all but byte strings, for nothing in PVE is text that is not UTF-8.
    /// </summary>
    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) => Answer(context, () =>
    {
        if (request.EngineAddress.Length > 0)
        {
            Connect(request.EngineAddress);
        }

        return new ProviderHandshakeResponse
        {
            AcceptSecrets = true,
            AcceptResources = true,
            AcceptOutputs = true,
            SupportsAutonamingConfiguration = true,
            AcceptsByteString = false,
        };
    });

    private void Connect(string engineAddress)
    {
        try
        {
            _engineLog.Connect(LocalAddress.Parse(engineAddress));
        }
        catch (FormatException e)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, $"The engine's address cannot be used: {e.Message}"));
        }
    }
}
