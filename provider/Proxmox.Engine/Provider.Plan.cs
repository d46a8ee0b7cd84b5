using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Engine.Planning;
using Proxmox.Engine.Validation;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="PlanAsync"/>
    public async partial Task<PlanAnswer> PlanAsync(Resource resource, PlanRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        var prior = await WholeAsync(resource, Marked(resource, request.Prior), diagnostics, cancel);
        if (diagnostics.HasErrors)
        {
            return new(prior, [], request.Managed, diagnostics);
        }

        request = request with { Prior = prior, Config = Marked(resource, request.Config) };
        if (!prior.IsNull)
        {
            _session?.Known.Record(resource, prior);
        }

        if (request.Config.IsNull)
        {
            await CheckPlanAsync(
                resource, new(new(request.Prior), new(Value.Null), new(Value.Null), [], request.Managed, diagnostics), request, cancel);
            return new(Value.Null, [], request.Managed, diagnostics);
        }

        SecretCheck.Require(resource, request, diagnostics);
        var planner = new Planner(request.Managed, resource.Copying);
        var planned = planner.Members(resource.Attributes, request.Config, request.Prior, AttributePath.Root);
        if (planner.Replaces.Count > 0 && _session is { } known && resource.Hooks.FollowsRename is { } follows
            && follows(known.Known, new(new(request.Prior), new(request.Config), new(planned), [], request.Managed, diagnostics)))
        {
            planner.Replaces.RemoveAll(path => resource.Identity.Any(part => path.IsWithin(AttributePath.Of(part.Name))));
        }

        if (resource.Hooks.Foresee is { } foresee)
        {
            planned = Marked(resource, foresee(new(
                new(request.Prior), new(request.Config), new(planned), [.. planner.Replaces], request.Managed,
                request.IsBeforeDestroy ? [] : diagnostics)
            { AppliesSdn = _session?.AppliesSdn ?? true }));
        }

        if (!request.Prior.IsNull && !planned.Equals(request.Prior))
        {
            planned = WithVolatileUnknown(resource, planned);
        }

        var isNew = request.Prior.IsNull || planner.Replaces.Count > 0;
        var isRenamed = !isNew && resource.Identity.Any(part => !planned[part.Name].Equals(request.Prior[part.Name]));
        if (isNew || isRenamed || request.Prior[Resource.Id.Name].IsNull)
        {
            planned = planned.With(Resource.Id.Name, Paths.ImportId(resource, planned));
        }

        var isTold = request.Config.IsWhollyKnown;
        if (!request.IsRepeated && !request.IsBeforeDestroy && VersionCheck.IsNeeded(resource, request.Config))
        {
            var version = await VersionAsync(resource, diagnostics, cancel, request.IsHeard);
            isTold &= version is not null;
            if (version is not null)
            {
                VersionCheck.Check(resource, request.Config, version, diagnostics);
            }
        }

        foreach (var path in planner.Leaves)
        {
            diagnostics.Warn(
                "A value stays in PVE",
                $"{path} was never set here, so that leaving it out does not remove it: it is only no longer shown. Remove it in PVE if it "
                    + "is to go, or add it to the configuration to manage it.",
                path);
        }

        if (!request.IsBeforeDestroy)
        {
            var isGone = _session?.Known.IsGone(resource, planned) ?? false;
            var found = isGone ? new DiagnosticList() : diagnostics;
            isTold &= await CheckPlanAsync(resource, new(
                new(request.Prior), new(request.Config), new(planned), [.. planner.Replaces], request.Managed, found), request, cancel);
            if (isGone)
            {
                isTold &= !found.HasErrors;
                Soften(found, diagnostics, request);
            }

            if (!diagnostics.HasErrors && !planned.Equals(request.Prior))
            {
                await GreetAsync(resource, request, diagnostics, cancel);
            }
        }

        if (!diagnostics.HasErrors && isNew)
        {
            _session?.Known.Plan(resource, planned);
            if (!prior.IsNull)
            {
                _session?.Known.Replace(resource, prior, planned);
            }
        }
        else if (!diagnostics.HasErrors && isRenamed)
        {
            _session?.Known.Rename(resource, request.Prior, planned);
        }

        // Until the apply has succeeded, what was managed before is still to be cleared when it goes; on a new object nothing was.
        return new(planned, [.. planner.Replaces], Noted(resource, request) with { IsRepeatable = isTold }, request.IsRepeated
            ? Errors(diagnostics) : diagnostics)
        { Leaves = [.. planner.Leaves] };
    }

    // A destroy begins with a plan of everything, in which what is gone from PVE is to be made again; only the apply that really does so
    // has to fail, and it asks once more.
    private static void Soften(DiagnosticList found, DiagnosticList diagnostics, PlanRequest request)
    {
        foreach (var one in found)
        {
            diagnostics.Add(one.Severity != Severity.Error || request.IsRepeated ? one : one with
            {
                Severity = Severity.Warning,
                Detail = one.Detail + " It is gone from PVE and would be made again: an apply fails by this, and a destroy does not.",
            });
        }
    }

    private static ManagedAttributes Noted(Resource resource, PlanRequest request) =>
        ManagedAttributes.Of(resource.Attributes, request.Config) with { Before = request.Prior.IsNull ? [] : request.Managed.Paths };

    private static DiagnosticList Errors(DiagnosticList diagnostics)
    {
        var errors = new DiagnosticList();
        errors.AddRange(diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
        return errors;
    }

    // What is wrong by itself is said first; PVE is asked only about a plan that could be carried out. False when PVE has not answered what
    // was to be asked.
    private async Task<bool> CheckPlanAsync(Resource resource, PlanReview review, PlanRequest request, CancellationToken cancel)
    {
        resource.Hooks.CheckPlan?.Invoke(review);
        if (resource.Hooks.Preflight is not { } preflight || review.Diagnostics.HasErrors || request.IsRepeated
            || resource.Hooks.LeavesPveAlone(review.Config))
        {
            return true;
        }

        return await AskAsync(resource, "The plan does not check it against what PVE has.", review.Diagnostics, async session =>
        {
            await preflight(session, review, cancel);
            return review;
        }, cancel, request.IsHeard) is not null;
    }

    private static Value WithVolatileUnknown(Resource resource, Value planned)
    {
        foreach (var field in resource.Attributes.Where(field => field.IsUnknownOnUpdate))
        {
            planned = planned.With(field.Name, Value.Unknown);
        }

        return planned;
    }
}
