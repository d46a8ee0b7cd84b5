using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    // The engine gives a provider a few seconds after it was asked to stop.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Creates an object, or in a preview says what it will be. Whatever PVE has accepted is answered, also when something failed later.
    /// </summary>
    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var subject = FindResource(request.Type, request.Urn);
        var inputs = Read(request.Properties);
        var report = About(subject, request.Urn, inputs);
        var config = subject.Config(inputs);
        var plan = await Core.PlanAsync(subject.Resource, new PlanRequest(Value.Null, config, ManagedAttributes.Empty), cancel);
        if (plan.Diagnostics.HasErrors)
        {
            throw report.Failed(plan.Diagnostics, cancel);
        }

        if (request.Preview)
        {
            await report.WarnAsync(plan.Diagnostics);
            // The engine takes any id for a real one.
            return new CreateResponse { Properties = Write(subject.Outputs(plan.Planned, inputs, isPreview: true)) };
        }

        using var progress = new ProgressMessages(_engineLog, request.Urn, report.Said);
        var applied = await Core.ApplyAsync(
            subject.Resource,
            new ApplyRequest(Value.Null, plan.Planned, config, plan.Managed, progress, Limit(request.Timeout)) { Address = request.Urn },
            cancel);
        if (applied.AfterResponse is { } rest)
        {
            _afterwards.Enqueue(rest);
        }

        await report.WarnAsync(plan.Diagnostics.Concat(applied.Diagnostics));
        if (applied.State.IsNull)
        {
            throw applied.MayExist ? report.UnknownOutcome(applied.Diagnostics) : report.Failed(applied.Diagnostics, cancel);
        }

        if (!applied.Diagnostics.HasErrors)
        {
            return new CreateResponse { Id = IdOf(applied.State), Properties = Write(subject.Outputs(applied.State, inputs)) };
        }

        throw await LookAsync(subject, applied.State) is { IsNull: false } left
            ? NotReady.Error(IdOf(left), subject.Left(left, inputs, isUnfinished: true), report.Errors(applied.Diagnostics))
            : report.Failed(applied.Diagnostics, cancel);
    });

    private static string IdOf(Value state) => state[Resource.Id.Name].AsText() ?? "";

    /// <summary>
    /// What a failed create has left behind; null when surely nothing. The next update begins there, so that only what PVE tells counts as
    /// done.
    /// </summary>
    private async Task<Value> LookAsync(PulumiResource subject, Value promised)
    {
        var unproven = subject.Unproven(promised);
        // The call's own token may be the reason for the failure, so this look has a limit of its own.
        var seen = await Core.ReadAsync(
            subject.Resource, new Engine.ReadRequest(unproven, ManagedAttributes.Empty, LastLook), CancellationToken.None);
        return seen.Diagnostics.HasErrors ? unproven : seen.State;
    }
}
