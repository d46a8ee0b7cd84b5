using System.Collections.Concurrent;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    // How long a look at what an operation has left behind may take after it was stopped or has failed.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Task, bool> _unsettled = [];

    /// <inheritdoc cref="ApplyAsync"/>
    public async partial Task<ApplyAnswer> ApplyAsync(Resource resource, ApplyRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        var prior = await WholeAsync(resource, Marked(resource, request.Prior), diagnostics, cancel);
        return diagnostics.HasErrors
            ? new(request.Prior, request.Managed, diagnostics)
            : await ApplyMarkedAsync(resource, request with
            {
                Prior = prior,
                Planned = Marked(resource, request.Planned),
                Config = Marked(resource, request.Config)
            }, cancel);
    }

    // Callers need not know which parts of a value are secret.
    private static Value Marked(Resource resource, Value value) =>
        value.IsNull || value.IsUnknown ? value : Coerce.To(resource.Attributes, value);

    private Task<ApplyAnswer> ApplyMarkedAsync(Resource resource, ApplyRequest request, CancellationToken cancel) =>
        request.Planned.IsNull ? DeleteAsync(resource, request, cancel)
        : request.Prior.IsNull ? CreateAsync(resource, request, cancel)
        : UpdateAsync(resource, request, cancel);

    private static Task AroundAsync(Operation operation, Func<CancellationToken, Task> work, CancellationToken cancel) =>
        operation.Resource.Hooks.Around is { } around ? around(operation, work, cancel) : work(cancel);

    private static Operation Begin(Resource resource, Session session, ApplyRequest request, DiagnosticList diagnostics) => new(
        resource, session, request.Prior, WriteOnly.Fold(resource, request.Planned, request.Config),
            WriteOnly.Fold(resource, request.Config, request.Config), diagnostics, request.Progress)
    {
        Managed = new(request.Managed.Before),
        Address = request.Address,
    };

    /// <summary>
    /// The state after an apply: what was planned, and where the plan left it open, what was learned, what PVE says, or nothing. A plan is
    /// a promise, so that what PVE made of it otherwise is a warning here and a diff in the next plan.
    /// </summary>
    private static Value Applied(Operation operation, Value planned, PveData? live)
    {
        var resource = operation.Resource;
        var state = Value.Object(resource.Attributes.Select(field =>
        {
            var promised = planned[field.Name];
            // Some objects have a member of that name that is not what they are imported by.
            var told = live is null || field.IsNeverReturned || field.Name == Resource.Id.Name
                ? Value.Null : PriorSpelling.Keep(field, promised, FromData.Member(field, live));
            var open = operation.Computed.GetValueOrDefault(field.Name) ?? told;
            if (live is not null && !field.IsNeverReturned && IsMeant(operation, field) && IsSent(operation, field)
                && !resource.Identity.Contains(field) && !promised.IsNull && !SemanticEquality.Satisfies(field, told, promised))
            {
                Mismatch(operation, field, promised, told);
            }

            return KeyValuePair.Create(field.Name, Overlay.Of(promised, open));
        }));
        return state[Resource.Id.Name].IsNull ? state.With(Resource.Id.Name, Paths.ImportId(resource, state)) : state;
    }

    // What is open can only be PVE's to say.
    private static bool IsWhatWasSent(Operation operation) => operation.Resource.Api.IsWhatWasSent
        && operation.Resource.Fields.All(field => operation.Planned[field].IsWhollyKnown);

    // What the user neither sets nor has set is PVE's own, and no later plan shows it as a difference.
    private static bool IsMeant(Operation operation, Model.Fields.Field field) =>
        field.IsInput && (operation.Config.Has(field) || operation.Managed.Manages(field.Name));

    // What an update had no reason to send, somebody else has changed since the plan: that is no fault of PVE's, and shows after the next
    // refresh.
    private static bool IsSent(Operation operation, Model.Fields.Field field) => operation.Prior.Value.IsNull || operation.IsChanged(field);

    private static void Mismatch(Operation operation, Model.Fields.Field field, Value promised, Value told) => operation.Diagnostics.Warn(
        "PVE stored a value differently",
        $"{field.Name} was sent as {promised}, but PVE now says {(field.IsSecret ? "(secret)" : told)}. The next plan shows the difference.",
        AttributePath.Of(field.Name));

    /// <inheritdoc cref="SettledAsync"/>
    public partial Task SettledAsync() => Task.WhenAll(_unsettled.Keys);

    private Func<Task>? AfterResponse(Operation operation)
    {
        if (operation.Later is not { } work)
        {
            return null;
        }

        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _unsettled.TryAdd(settled.Task, true);
        return async () =>
        {
            using var limit = new CancellationTokenSource(LastLook, _options.Time);
            try
            {
                await work(limit.Token);
            }
            // The object is recorded and whole: what could not be tidied up behind it is no matter for the user.
            catch (Exception cause)
            {
                _options.Log.Write(PveLogLevel.Warn, "What was left to do after an apply has failed.",
                    new PveLogField("cause", cause is PveFault ? cause.Message : cause.GetType().FullName));
            }
            finally
            {
                _unsettled.TryRemove(settled.Task, out _);
                settled.SetResult();
            }
        };
    }
}
