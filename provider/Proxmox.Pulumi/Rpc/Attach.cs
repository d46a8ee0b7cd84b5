using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Takes the address of the engine that uses a provider which it has not started.</summary>
    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context) => Answer(context, () =>
    {
        _engineLog.Connect(EngineAddress.Read(request.Address)
            ?? throw new RpcException(new(StatusCode.InvalidArgument, $"\"{request.Address}\" is not the address of an engine on this "
                + "machine, such as 127.0.0.1:1234.")));
        return new Empty();
    });
}
