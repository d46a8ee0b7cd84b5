using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Client;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Cancels what is under way; the calls answer with what they have reached. It comes on every shutdown, so that most often there is
    /// nothing to cancel: then the engine has recorded everything, and what was left until then is done. The engine ends the process
    /// itself.
    /// </summary>
    public override async Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        if (_options.Log.IsOn(PveLogLevel.Info))
        {
            _options.Log.Write(PveLogLevel.Info, "The engine asks to stop: operations under way are cancelled.");
        }

        Stop();
        await TidyUpAsync();
        return new Empty();
    }
}
