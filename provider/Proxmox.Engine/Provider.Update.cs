using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    private async Task<ApplyAnswer> UpdateAsync(Resource resource, ApplyRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        Operation? operation = null;
        PveData? live = null;
        var succeeded = await RunAsync(resource, "update", request.Planned, request.Config, diagnostics, timeouts =>
            timeouts.Update, request.Limit, async (session, deadline) =>
        {
            operation = Begin(resource, session, request, diagnostics);
            await AroundAsync(operation, later => SendChangeAsync(operation, later), deadline);

            if (request.IsUnfinished && !diagnostics.HasErrors && resource.Hooks.Finish is { } finish)
            {
                await finish(operation, deadline);
            }

            if (!diagnostics.HasErrors && !IsWhatWasSent(operation))
            {
                live = await Generic.ReadAsync(operation, deadline);
            }
        }, cancel);

        if (succeeded && operation is not null)
        {
            return new(Applied(operation, request.Planned, live), request.Managed.Succeeded, diagnostics);
        }

        // Some of it may have been done: what is there now is recorded, and what was managed before stays managed until an apply succeeds.
        return new(await WhatIsThereAsync(operation, request.Prior, request.Managed.Failed), request.Managed.Failed, diagnostics);
    }

    private static async Task SendChangeAsync(Operation operation, CancellationToken cancel)
    {
        using var held = await operation.LockFileAsync(cancel);
        await ChangeAsync(operation, cancel);
    }

    private static async Task ChangeAsync(Operation operation, CancellationToken cancel)
    {
        var hooks = operation.Resource.Hooks;
        try
        {
            await (hooks.Update ?? Generic.UpdateAsync)(operation, cancel);
        }
        // Of one request and nothing else it can be seen whether it was carried out.
        catch (PveFault fault) when (fault.MayHaveBeenApplied && hooks is { Update: null, AfterUpdate: null })
        {
            if (operation.Resource.Fields.Any(field => field.IsInput && field.IsNeverReturned && operation.IsChanged(field))
                || await Generic.ReadAsync(operation, cancel) is not { } live
                || Differing(operation, live, field => operation.Config.Has(field) || operation.IsChanged(field)).Any())
            {
                throw;
            }

            operation.Diagnostics.Warn(
                $"The answer to the change of {operation.Resource.Name} was lost",
                $"{fault.Said}\nThe object is just as it was to be, so the change is taken as made.");
        }
    }

    private async Task<Value> WhatIsThereAsync(Operation? operation, Value prior, ManagedAttributes managed)
    {
        if (operation is null)
        {
            return prior;
        }

        // The caller's token may be the reason for the failure, so this look has a short limit of its own.
        using var limit = new CancellationTokenSource(LastLook, _options.Time);
        try
        {
            var look = operation.Look(prior);
            return await Generic.ReadAsync(look, limit.Token) is { } live ? StateOf(operation.Resource, live, prior, managed) : prior;
        }
        // Whatever goes wrong here must not hide why the update failed.
        catch (Exception)
        {
            return prior;
        }
    }
}
