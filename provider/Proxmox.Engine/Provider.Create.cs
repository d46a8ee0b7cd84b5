using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    private async Task<ApplyAnswer> CreateAsync(Resource resource, ApplyRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        Operation? operation = null;
        PveData? live = null;
        var isLeftForTheNext = false;
        await RunAsync(resource, "create", request.Planned, request.Config, diagnostics, timeouts =>
            timeouts.Create, request.Limit, async (session, deadline) =>
        {
            operation = Begin(resource, session, request, diagnostics);
            try
            {
                await AroundAsync(operation, later => SendAsync(operation, later), deadline);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested && operation.Leftover is not null)
            {
                isLeftForTheNext = true;
                throw;
            }

            if (IsWhatWasSent(operation))
            {
                return;
            }

            live = await Generic.ReadAsync(operation, deadline);
            if (live is null)
            {
                diagnostics.Error(
                    $"Could not find {resource.Name} \"{Paths.ImportId(resource, request.Planned).AsText()}\" after it was created",
                    "PVE accepted it, but does not know it now. Somebody may have removed it at once; run this again.");
            }
        }, cancel, () => operation?.Leftover);
        if (isLeftForTheNext)
        {
            return new(Value.Null, request.Managed, diagnostics);
        }

        // Once PVE has accepted the object it is recorded, whatever failed later: nothing may be left behind that nobody knows of.
        return operation is { IsCreated: true }
            ? new(Applied(operation, request.Planned, live), request.Managed.Succeeded,
                diagnostics)
            { AfterResponse = AfterResponse(operation) }
            : new(Value.Null, request.Managed, diagnostics) { MayExist = operation is { IsUncertain: true } };
    }

    private async Task SendAsync(Operation operation, CancellationToken cancel)
    {
        using var held = await operation.LockFileAsync(cancel);
        try
        {
            await (operation.Resource.Hooks.Create ?? Generic.CreateAsync)(operation, cancel);
        }
        catch (PveFault fault) when (fault.MayHaveBeenApplied && !operation.IsCreated)
        {
            await FindOutAsync(operation, fault, cancel);
        }
        // PVE cleans up behind most tasks that fail, and what a task found in its way is somebody else's.
        catch (PveFault fault) when (fault.Task is not null && operation.IsCreated)
        {
            if (fault.Kind == FaultKind.Exists || await IsAbsentAsync(operation, cancel))
            {
                operation.MarkNotCreated();
            }

            throw;
        }
        // Before anything was sent, an object that is there is somebody else's, however much it looks like ours.
        catch (OperationCanceledException) when (!operation.IsCreated && operation.WasCutOff && operation.Leftover is null)
        {
            // The caller's token has ended, so this look has a limit of its own.
            using var limit = new CancellationTokenSource(LastLook, _options.Time);
            try
            {
                await FindOutAsync(operation, new(FaultKind.Timeout, "The create was stopped before PVE had answered"), limit.Token);
            }
            catch (PveFault)
            {
                // Not there, or not ours: there is nothing to record, and the user knows who stopped it.
            }

            throw;
        }
    }

    private static async Task<bool> IsAbsentAsync(Operation operation, CancellationToken cancel)
    {
        try
        {
            return await Generic.ReadAsync(operation, cancel) is null;
        }
        // Whatever goes wrong here must not hide why the create failed.
        catch (Exception)
        {
            return false;
        }
    }

    // The answer to the create was lost. Whether the object exists tells whether the create arrived, and its values whether it is ours.
    private static async Task FindOutAsync(Operation operation, PveFault lost, CancellationToken cancel)
    {
        operation.IsUncertain = true;
        var found = await Generic.ReadAsync(operation, cancel);
        operation.IsUncertain = false;
        if (found is not { } live)
        {
            throw lost.WithContext(
                lost.Said + "\nThe object does not exist: nothing was created, and it is safe to run this again", isSettled: true);
        }

        var differs = Differing(operation, live, operation.Config.Has).ToList();
        if (differs.Count > 0)
        {
            throw new PveFault(FaultKind.Exists, lost.Said
                + "\nAn object of that name exists, but not as it was to be created "
                + $"({string.Join(", ", differs.Select(field => field.Name))})", lost);
        }

        operation.MarkCreated();
        operation.Diagnostics.Warn(
            $"The answer to the create of {operation.Resource.Name} was lost",
            $"{lost.Said}\nThe object exists just as it was to be created, so it is taken as created.");
    }

    // The inputs of which PVE has another value than was to be sent.
    private static IEnumerable<Field> Differing(Operation operation, PveData live, Predicate<Field> wasSent) =>
        operation.Resource.Fields.Where(field => field.IsInput && !field.IsNeverReturned && wasSent(field)
            && !operation.Resource.Identity.Contains(field)
            && !SemanticEquality.Satisfies(field, PriorSpelling.Keep(field, operation.Planned[field], FromData.Member(field, live)),
                operation.Planned[field]));
}
