using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    private async Task<ApplyAnswer> DeleteAsync(Resource resource, ApplyRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        var isGone = await RunAsync(resource, "delete", request.Prior, Value.Null, diagnostics, timeouts =>
            timeouts.Delete, request.Limit, async (session, deadline) =>
        {
            var operation = new Operation(
                resource, session, request.Prior, Value.Null, Value.Null, diagnostics, request.Progress)
            { Managed = request.Managed };
            using var held = await operation.LockFileAsync(deadline);
            try
            {
                await (resource.Hooks.Delete ?? Generic.DeleteAsync)(operation, deadline);
            }
            // Somebody else was quicker, or the answer was lost: a read of the object itself tells whether it is gone.
            catch (PveFault fault) when (fault.Kind == FaultKind.NotFound || fault.MayHaveBeenApplied)
            {
                if (await Generic.ReadAsync(operation, deadline) is not null)
                {
                    throw;
                }
            }
        }, cancel);
        return new(isGone ? Value.Null : request.Prior, isGone ? ManagedAttributes.Empty : request.Managed, diagnostics);
    }
}
