using Grpc.Core;
using Proxmox.Client;
using Contract = Proxmox.Terraform.Protocol.StopProvider.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Cancels what is under way. The calls still answer, with the state that they reached.</summary>
    public override Task<Contract.Response> StopProvider(Contract.Request request, ServerCallContext context)
    {
        if (_log.IsOn(PveLogLevel.Info))
        {
            _log.Write(PveLogLevel.Info, "The user asks to stop: operations under way are cancelled.");
        }

        Stop();
        return Task.FromResult(new Contract.Response());
    }
}
