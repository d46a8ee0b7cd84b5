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
            await AroundAsync(operation, later => RemoveAsync(operation, later), deadline);
        }, cancel);
        return new(isGone ? Value.Null : request.Prior, isGone ? ManagedAttributes.Empty : request.Managed, diagnostics);
    }

    private static async Task RemoveAsync(Operation operation, CancellationToken cancel)
    {
        using var held = await operation.LockFileAsync(cancel);
        try
        {
            await (operation.Resource.Hooks.Delete ?? Generic.DeleteAsync)(operation, cancel);
        }
        // Somebody else was quicker, or the answer was lost: a read of the object itself tells whether it is gone.
        catch (PveFault fault) when (fault.Kind == FaultKind.NotFound || fault.MayHaveBeenApplied)
        {
            if (await Generic.ReadAsync(operation, cancel) is not null)
            {
                throw;
            }
        }
    }
}
