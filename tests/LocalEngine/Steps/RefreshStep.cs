using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Pulumirpc;
using Names = Proxmox.LocalEngine.State.Urn;

namespace Proxmox.LocalEngine.Steps;

/// <summary>Compares a record with what is.</summary>
internal sealed class RefreshStep(ResourceState old) : Step(StepOp.Refresh, old, old)
{
    private DiffResult? _found;

    public override bool Logical => false;

    public override StepOp ResultOp => (New, _found) switch
    {
        (null, _) => StepOp.Delete,
        (_, null) => Old == New || !Old!.External || Old.Outputs.Equals(New!.Outputs) ? StepOp.Same : StepOp.Update,
        _ => _found.Changes == DiffResponse.Types.DiffChanges.DiffSome ? StepOp.Update : StepOp.Same,
    };

    public override async Task ApplyAsync(IStepContext context)
    {
        var recorded = Old!;
        if (!recorded.Custom || Names.IsProvider(recorded.Type) || recorded.PendingReplacement)
        {
            return;
        }

        var provider = context.ProviderOf(recorded);
        var live = await provider.ReadAsync(
            new(recorded.Urn, recorded.Id, recorded.Inputs, recorded.Outputs, recorded.CustomTimeouts.Read));
        if (live.Failure is { } failure)
        {
            context.Log.Warning(recorded.Urn, $"Refreshed resource is in an unhealthy state:\n* {string.Join("\n* ", failure.Reasons)}");
        }

        if (live.Id.Length == 0 || live.Outputs is null)
        {
            New = null;
            return;
        }

        New = recorded.Copy();
        New.Id = live.Id;
        New.InitErrors = live.Failure?.Reasons ?? [];
        New.RefreshBeforeUpdate = live.RefreshBeforeUpdate;
        New.Inputs = live.Inputs ?? recorded.Inputs;
        New.Outputs = live.Outputs;
        if (recorded.External)
        {
            return;
        }

        // What an unchanged program would do next, seen from the other side: not what the program changes, but what was changed behind it.
        var result = await provider.DiffAsync(
            new(New.Urn, New.Id, New.Inputs, New.Outputs, recorded.Inputs, context.IsPreview, recorded.IgnoreChanges));
        _found = result.Compare(New.Inputs, recorded.Inputs).Inverted();
    }

    /// <summary>What is told of it, with what was found.</summary>
    public StepRecord ToFound(string? error) => ToRecord(error) with
    {
        IsRefresh = true,
        Diffs = _found?.Diffs ?? [],
        Keys = _found?.Replaces ?? [],
        DetailedDiff = _found?.Detailed,
    };
}
