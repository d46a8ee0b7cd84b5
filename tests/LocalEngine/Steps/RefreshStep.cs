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
        ResourceState old = Old!;
        if (!old.Custom || Names.IsProvider(old.Type) || old.PendingReplacement) return;
        IProvider provider = context.ProviderOf(old);
        LiveResource live = await provider.ReadAsync(new(old.Urn, old.Id, old.Inputs, old.Outputs, old.CustomTimeouts.Read));
        if (live.Failure is { } failure)
        {
            context.Log.Warning(old.Urn, $"Refreshed resource is in an unhealthy state:\n* {string.Join("\n* ", failure.Reasons)}");
        }

        if (live.Id.Length == 0 || live.Outputs is null)
        {
            New = null;
            return;
        }

        New = old.Copy();
        New.Id = live.Id;
        New.InitErrors = live.Failure?.Reasons ?? [];
        New.RefreshBeforeUpdate = live.RefreshBeforeUpdate;
        New.Inputs = live.Inputs ?? old.Inputs;
        New.Outputs = live.Outputs;
        if (old.External) return;

        // What an unchanged program would do next, seen from the other side: not what the program changes, but what was changed behind it.
        DiffResult result = await provider.DiffAsync(new(New.Urn, New.Id, New.Inputs, New.Outputs, old.Inputs, context.IsPreview, old.IgnoreChanges));
        _found = result.Compare(New.Inputs, old.Inputs).Inverted();
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
