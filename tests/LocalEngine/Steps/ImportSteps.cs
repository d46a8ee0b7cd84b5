using System.Collections.Immutable;
using System.Security.Cryptography;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Names = Proxmox.LocalEngine.State.Urn;

namespace Proxmox.LocalEngine.Steps;

/// <summary>Takes an existing resource into the record, as it is.</summary>
/// <param name="replaced">What had the place before; null for nothing.</param>
internal class ImportStep(ResourceState? replaced, ResourceState news)
    : Step(replaced is null ? StepOp.Import : StepOp.ImportReplacement, replaced, news)
{
    private readonly ResourceState? _replaced = replaced;

    public override bool Logical => _replaced is null;

    public override async Task ApplyAsync(IStepContext context)
    {
        var live = await context.ProviderOf(New!).ReadAsync(new(Urn, New!.ImportId, null, null, New.CustomTimeouts.Read));
        if (live.Outputs is null)
        {
            throw new PluginException(ResourceStatus.Ok, $"resource '{New.ImportId}' does not exist");
        }

        if (live.Inputs is null)
        {
            throw new PluginException(
                ResourceStatus.Ok,
                    $"provider does not support importing resources; please try updating the '{Names.PackageOf(New.Type)}' plugin");
        }

        // Exists and is not ready: that does not keep it from being imported.
        New.InitErrors = live.Failure?.Reasons ?? ImmutableArray<string>.Empty;
        New.Id = live.Id.Length > 0 ? live.Id : New.ImportId;
        New.Inputs = live.Inputs;
        New.Outputs = live.Outputs;
        New.RefreshBeforeUpdate = live.RefreshBeforeUpdate;
        if (_replaced is not null)
        {
            _replaced.Delete = true;
        }
    }
}

/// <summary>Takes an existing resource into the record on the user's word, without a program that asks for it.</summary>
internal sealed class PlannedImportStep(ResourceState news) : ImportStep(null, news)
{
    private const int SeedSize = 32;

    public override async Task ApplyAsync(IStepContext context)
    {
        await base.ApplyAsync(context);

        // A resource that is imported so is like any other from now on.
        New!.ImportId = "";
        var result = await context.ProviderOf(New).CheckAsync(
            new(Urn, New.Inputs, New.Inputs, context.IsPreview, [.. RandomNumberGenerator.GetBytes(SeedSize)]));
        if (!result.Failures.IsEmpty)
        {
            context.Log.Warning(
                Urn, $"One or more imported inputs failed to validate. This is almost certainly a bug in the `{Names.PackageOf(New.Type)}` "
                    + "provider.");
        }

        CheckFailures.Report(context.Log, New, result, Severity.Warning);
    }
}
