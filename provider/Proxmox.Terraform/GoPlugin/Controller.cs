using Grpc.Core;

namespace Proxmox.Terraform.GoPlugin;

/// <summary>Takes the host's request to leave.</summary>
/// <param name="leave">Told once the request is there.</param>
internal sealed class Controller(Action leave) : GRPCController.GRPCControllerBase
{
    /// <summary>Answers at once; the process ends when the host has read the answer.</summary>
    public override Task<Empty> Shutdown(Empty request, ServerCallContext context)
    {
        leave();
        return Task.FromResult(new Empty());
    }
}
