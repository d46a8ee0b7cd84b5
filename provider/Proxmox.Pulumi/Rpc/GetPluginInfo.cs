using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Says the provider's version.</summary>
    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Answer(context, () => new PluginInfo { Version = _options.Version });
}
