using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Planning;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="PlanAsync"/>
    public async partial Task<PlanAnswer> PlanAsync(Resource resource, PlanRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        if (request.Config.IsNull)
        {
            return new(Value.Null, [], request.Memory, diagnostics);
        }

        request = request with { Prior = Marked(resource, request.Prior), Config = Marked(resource, request.Config) };
        var planner = new Planner(request.Memory);
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
                $"{path} stays in PVE",
                "It was never set here, so that leaving it out does not remove it: it is only no longer shown. Remove it in PVE if it is to go, or add it to the configuration to manage it.",
                path);
        }

        // Until the apply has succeeded, what was managed before is still to be cleared when it goes; on a new object nothing was.
        return new(planned, [.. planner.Replaces], Noted(resource, request), diagnostics);
    }

    private static Memory Noted(Resource resource, PlanRequest request) =>
        Managed.By(resource.Attributes, request.Config) with { Before = request.Prior.IsNull ? [] : request.Memory.Managed };

    private static Value WithVolatileUnknown(Resource resource, Value planned)
    {
        foreach (var field in resource.Attributes.Where(field => field.IsVolatile))
        {
            planned = planned.With(field.Name, Value.Unknown);
        }

        return planned;
    }

    // A plan goes without what PVE says when PVE cannot be asked: the apply will tell.
    private async Task<Version?> VersionAsync(Resource resource, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (_session is not { } session)
        {
            return null;
        }

        try
        {
            return await session.VersionAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            diagnostics.Error($"Cancelled: plan {resource.Name}", "The plan was stopped as you asked; nothing was changed.");
            return null;
        }
        catch (Exception cause)
        {
            // Only a fault's words are known to quote no secret.
            _options.Log.Write(PveLogLevel.Warn, "The PVE version is not known, so the plan does not check for it.", new PveLogField("cause", cause is PveFault ? cause.Message : cause.GetType().FullName));
            return null;
        }
    }
}
