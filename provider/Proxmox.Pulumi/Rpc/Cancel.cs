using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Client;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Cancels what is under way and answers at once; the calls answer with what they have reached. It comes on every shutdown, so that most
    /// often there is nothing to cancel, and the engine ends the process itself.
    /// </summary>
    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        if (_options.Log.IsOn(PveLogLevel.Info))
        {
            _options.Log.Write(PveLogLevel.Info, "The engine asks to stop: operations under way are cancelled.");
        }

        Stop();
        return Task.FromResult(new Empty());
    }
}
