using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    // An endpoint, a token or a fingerprint that will not do would else show in the middle of the apply.
    private async Task GreetAsync(Resource resource, PlanRequest request, DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (request.IsHeard && !resource.Hooks.LeavesPveAlone(new(request.Config)))
        {
            await AskAsync(resource, "PVE could not be asked, so the plan is made without it.", diagnostics, session =>
                session.GreetAsync(cancel), cancel);
        }
    }

    private Task<Version?> VersionAsync(
        Declaration declaration, DiagnosticList diagnostics, CancellationToken cancel, bool isHeard = true) =>
        AskAsync(declaration, "The PVE version is not known, so the plan does not check for it.", diagnostics, session =>
            session.VersionAsync(cancel), cancel, isHeard);

    // A plan goes without what PVE says when PVE cannot be asked: the apply will tell.
    private async Task<T?> AskAsync<T>(Declaration declaration, string without, DiagnosticList diagnostics, Func<Session, Task<T?>> ask,
        CancellationToken cancel, bool isHeard = true)
        where T : class
    {
        if (_session is not { } session)
        {
            return null;
        }

        try
        {
            await session.LearnAsync(cancel);
            return await ask(session);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            diagnostics.Error($"Cancelled: plan {declaration.Name}", "The plan was stopped as you asked; nothing was changed.");
            return null;
        }
        catch (Exception cause)
        {
            // Only a fault's words are known to quote no secret.
            _options.Log.Write(
                PveLogLevel.Warn, without, new PveLogField("cause", cause is PveFault ? cause.Message : cause.GetType().FullName));
            if (cause is PveFault fault)
            {
                Tell(session, declaration, fault, diagnostics, isHeard);
            }

            return null;
        }
    }

    // The provider's own configuration is refused; a network that is down now may be up by the apply.
    private static void Tell(Session session, Declaration declaration, PveFault fault, DiagnosticList diagnostics, bool isHeard)
    {
        if (fault.Kind is FaultKind.Certificate or FaultKind.Unauthenticated)
        {
            if (session.RefusesFirst())
            {
                Faults.Explain(diagnostics, "plan", declaration, subject: null, fault);
            }
        }
        else if (isHeard && fault.IsOfEndpoint && session.WarnsFirst())
        {
            diagnostics.Warn("PVE cannot be reached",
                $"{Faults.Sentence(fault.Said)} The plan is made without it, and an apply fails while it stays so. {Faults.CheckEndpoint}");
        }
    }
}
