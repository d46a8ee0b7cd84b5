using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Takes the address of the engine that uses a provider which it has not started.</summary>
    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context) => Answer(context, () =>
    {
        Connect(request.Address);
        return new Empty();
    });
}
