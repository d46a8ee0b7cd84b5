using System.Collections.Immutable;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;
using Names = Proxmox.LocalEngine.State.Urn;

namespace Proxmox.LocalEngine.Steps;

/// <summary>Reads a resource that is somebody else's, in previews too, as soon as its id is known.</summary>
internal sealed class ReadStep(ResourceState? old, ResourceState news, bool replacing)
    : Step(replacing ? StepOp.ReadReplacement : StepOp.Read, old, news)
{
    public override bool Logical => !replacing;

    public override async Task ApplyAsync(IStepContext context)
    {
        if (New!.Id != WireNames.Unknown)
        {
            // What the program gives is sent both as inputs and as state: providers have come to expect it so.
            LiveResource live = await context.ProviderOf(New).ReadAsync(new(Urn, New.Id, New.Inputs, New.Inputs, New.CustomTimeouts.Read));
            New.Outputs = live.Outputs ?? throw new PluginException(ResourceStatus.Ok, $"resource '{New.Id}' does not exist");
            if (live.Id.Length > 0) New.Id = live.Id;
            Keep(live.Failure);
        }

        if (replacing) Old!.Delete = true;
    }
}

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
        Diffs = _found?.Diffs ?? [],
        Keys = _found?.Replaces ?? [],
        DetailedDiff = _found?.Detailed,
    };
}

/// <summary>Takes an existing resource into the record, as it is.</summary>
/// <param name="replaced">What had the place before; null for nothing.</param>
internal sealed class ImportStep(ResourceState? replaced, ResourceState news)
    : Step(replaced is null ? StepOp.Import : StepOp.ImportReplacement, replaced, news)
{
    private readonly ResourceState? _replaced = replaced;

    public override bool Logical => _replaced is null;

    public override async Task ApplyAsync(IStepContext context)
    {
        LiveResource live = await context.ProviderOf(New!).ReadAsync(new(Urn, New!.ImportId, null, null, New.CustomTimeouts.Read));
        if (live.Outputs is null) throw new PluginException(ResourceStatus.Ok, $"resource '{New.ImportId}' does not exist");
        if (live.Inputs is null)
        {
            throw new PluginException(
                ResourceStatus.Ok, $"provider does not support importing resources; please try updating the '{Names.PackageOf(New.Type)}' plugin");
        }

        // Exists and is not ready: that does not keep it from being imported.
        New.InitErrors = live.Failure?.Reasons ?? ImmutableArray<string>.Empty;
        New.Id = live.Id.Length > 0 ? live.Id : New.ImportId;
        New.Inputs = live.Inputs;
        New.Outputs = live.Outputs;
        New.RefreshBeforeUpdate = live.RefreshBeforeUpdate;
        if (_replaced is not null) _replaced.Delete = true;
    }
}
