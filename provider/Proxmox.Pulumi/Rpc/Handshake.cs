using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    // Whether the engine says of a call of a function that it is part of a preview.
    private volatile bool _tellsPreviews;

    /// <summary>
    /// Says which kinds of values the provider takes: all but byte strings, for nothing in PVE is text that is not UTF-8.
    /// </summary>
    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) =>
        Answer(context, () =>
    {
        // Without an address that can be used there are no messages, which is no reason not to work.
        if (EngineAddress.Read(request.EngineAddress) is { } engine)
        {
            _engineLog.Connect(engine);
        }

        _tellsPreviews = request.InvokeWithPreview;
        return new ProviderHandshakeResponse
        {
            AcceptSecrets = true,
            AcceptResources = true,
            AcceptOutputs = true,
            SupportsAutonamingConfiguration = true,
            AcceptsByteString = false,
        };
    });
}
