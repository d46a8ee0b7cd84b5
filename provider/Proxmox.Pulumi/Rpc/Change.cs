using Google.Protobuf.WellKnownTypes;
using Proxmox.Engine;
using Proxmox.Pulumi.Values;
using ModelValue = Proxmox.Model.Values.Value;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// A change of an object in the engine's words. A diff and an update begin with the same one, so that what is shown is what is done.
/// </summary>
/// <param name="Subject">The kind of resource.</param>
/// <param name="Report">What is said about it.</param>
/// <param name="OldInputs">The inputs before.</param>
/// <param name="Inputs">The inputs after, without what is to be ignored.</param>
/// <param name="Prior">The state.</param>
/// <param name="Config">What the inputs are as a config.</param>
/// <param name="Plan">What will be.</param>
internal sealed record Change(
    PulumiResource Subject, Report Report, PropertyMap OldInputs, PropertyMap Inputs, ModelValue Prior, ModelValue Config, PlanAnswer Plan);

internal sealed partial class ProviderService
{
    private async Task<Change> PlanAsync(
        PulumiResource subject,
        string urn,
        string id,
        (Struct? Olds, Struct? OldInputs, Struct? News) properties,
        IEnumerable<string> ignoreChanges,
        CancellationToken cancel,
        bool isHeard = true)
    {
        var (outputs, oldInputs) = (Read(properties.Olds), Read(properties.OldInputs));
        var inputs = IgnoredChanges.Undo(oldInputs, Read(properties.News), ignoreChanges);
        var report = About(subject, urn, outputs, oldInputs, inputs);
        var prior = subject.State(id, outputs, out var imported);
        if (prior.IsNull)
        {
            throw report.Failed(imported.Diagnostics, cancel);
        }

        prior = subject.Prior(prior, oldInputs, inputs);
        var config = subject.Config(inputs);
        var plan = await Core.PlanAsync(
            subject.Resource, new PlanRequest(prior, config, subject.Managed(oldInputs)) { IsHeard = isHeard }, cancel);
        return plan.Diagnostics.HasErrors ? throw report.Failed(plan.Diagnostics, cancel)
            : new(subject, report, oldInputs, inputs, prior, config, plan);
    }
}
