using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Planning;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="PlanAsync"/>
    public async partial Task<PlanAnswer> PlanAsync(Resource resource, PlanRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        request = request with { Prior = Marked(resource, request.Prior), Config = Marked(resource, request.Config) };
        if (request.Config.IsNull)
        {
            await JudgeAsync(resource, new(new(request.Prior), new(Value.Null), new(Value.Null), [], request.Memory, diagnostics), cancel).ConfigureAwait(false);
            return new(Value.Null, [], request.Memory, diagnostics);
        }

        var planner = new Planner(request.Memory, resource.Copying);
        var planned = planner.Members(resource.Attributes, request.Config, request.Prior, AttributePath.Root);
        if (!request.Prior.IsNull && !planned.Equals(request.Prior))
        {
            planned = WithVolatileUnknown(resource, planned);
        }

        if (request.Prior.IsNull || planner.Replaces.Count > 0 || request.Prior[Resource.Id.Name].IsNull)
        {
            planned = planned.With(Resource.Id.Name, Paths.ImportId(resource, planned));
        }

        if (VersionCheck.IsNeeded(resource, request.Config) && await VersionAsync(resource, diagnostics, cancel).ConfigureAwait(false) is { } version)
        {
            VersionCheck.Check(resource, request.Config, version, diagnostics);
        }

        foreach (var path in planner.Leaves)
        {
            diagnostics.Warn(
                "A value stays in PVE",
                $"{path} was never set here, so that leaving it out does not remove it: it is only no longer shown. Remove it in PVE if it is to go, or add it to the configuration to manage it.",
                path);
        }

        await JudgeAsync(resource, new(new(request.Prior), new(request.Config), new(planned), [.. planner.Replaces], request.Memory, diagnostics), cancel).ConfigureAwait(false);
        if (!diagnostics.HasErrors && (request.Prior.IsNull || planner.Replaces.Count > 0))
        {
            _session?.Own.Plan(resource, planned);
        }

        // Until the apply has succeeded, what was managed before is still to be cleared when it goes; on a new object nothing was.
        return new(planned, [.. planner.Replaces], Noted(resource, request), diagnostics) { Leaves = [.. planner.Leaves] };
    }

    private static Memory Noted(Resource resource, PlanRequest request) =>
        Managed.By(resource.Attributes, request.Config) with { Before = request.Prior.IsNull ? [] : request.Memory.Managed };

    // What is wrong by itself is said first; PVE is asked only about a plan that could be carried out.
    private async Task JudgeAsync(Resource resource, Judgement judgement, CancellationToken cancel)
    {
        resource.Hooks.Judge?.Invoke(judgement);
        if (resource.Hooks.Preflight is not { } preflight || judgement.Diagnostics.HasErrors)
        {
            return;
        }

        await AskAsync(resource, "The plan does not check it against what PVE has.", judgement.Diagnostics, async session =>
        {
            await preflight(session, judgement, cancel).ConfigureAwait(false);
            return judgement;
        }, cancel).ConfigureAwait(false);
    }

    private static Value WithVolatileUnknown(Resource resource, Value planned)
    {
        foreach (var field in resource.Attributes.Where(field => field.IsVolatile))
        {
            planned = planned.With(field.Name, Value.Unknown);
        }

        return planned;
    }

    private Task<Version?> VersionAsync(Declaration declaration, DiagnosticList diagnostics, CancellationToken cancel) =>
        AskAsync(declaration, "The PVE version is not known, so the plan does not check for it.", diagnostics, session => session.VersionAsync(cancel), cancel);

    // A plan goes without what PVE says when PVE cannot be asked: the apply will tell.
    private async Task<T?> AskAsync<T>(Declaration declaration, string without, DiagnosticList diagnostics, Func<Session, Task<T?>> ask, CancellationToken cancel)
        where T : class
    {
        if (_session is not { } session)
        {
            return null;
        }

        try
        {
            return await ask(session).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            diagnostics.Error($"Cancelled: plan {declaration.Name}", "The plan was stopped as you asked; nothing was changed.");
            return null;
        }
        catch (Exception cause)
        {
            // Only a fault's words are known to quote no secret.
            _options.Log.Write(PveLogLevel.Warn, without, new PveLogField("cause", cause is PveFault ? cause.Message : cause.GetType().FullName));
            return null;
        }
    }
}
