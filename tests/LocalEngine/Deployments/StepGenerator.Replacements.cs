using System.Collections.Immutable;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>Replacing a resource, and with it those that cannot outlive it.</summary>
internal sealed partial class StepGenerator
{
    private const string Unprotect =
        "as it is currently marked for protection. To unprotect the resource, remove the `protect` flag from the resource in your program "
            + "and run `up`";

    private async Task<StepPlan> ReplaceAsync(Registration registration, IProvider? provider, DiffResult diff, Autonaming? naming)
    {
        (var goal, var urn, var oldState, var news, _, _, _) = registration;
        var old = oldState!;
        if (news.Protect && old.Protect)
        {
            var message = $"unable to replace resource \"{urn}\"\n{Unprotect}";
            _deployment.Log.Error(urn, message);
            _deployment.HasFailed = true;
            if (!_deployment.IsPreview)
            {
                throw new DeploymentException(message);
            }
        }

        RefuseReplacingImported(goal, urn, old, news, diff);
        _replaced.Add(urn);

        // Names and defaults that were carried over from the old resource must not be.
        if (provider is not null && !_deployment.IsToBeReplaced(urn))
        {
            await CheckAsync(
            provider, registration, olds: null, goal.Properties, naming);
        }

        if (!(goal.DeleteBeforeReplace ?? diff.DeleteBeforeReplace))
        {
            return new([new CreateStep(old, news, deleteLater: true) { Diff = diff }, new ReplaceStep(old, news) { Diff = diff }], news);
        }

        List<Step> steps = [.. (await DependentsToReplaceAsync(old)).Reverse().Select(Condemn).OfType<Step>()];
        await _deployment.EnsureProviderAsync(old.Provider);
        if (!old.PendingReplacement)
        {
            MarkDeleted(urn);
            _condemned.Add(old);
            steps.Add(new DeleteStep(old, replaced: true, pending: true));
        }

        steps.Add(new ReplaceStep(old, news) { Diff = diff });
        steps.Add(new CreateStep(old, news) { Diff = diff });
        return new([.. steps], news);

        Step? Condemn(ResourceState dependent)
        {
            if (!_condemned.Add(dependent))
            {
                return null;
            }

            if (dependent.Protect)
            {
                throw Fail(dependent.Urn, $"unable to replace resource \"{dependent.Urn}\" as part of replacing \"{urn}\" {Unprotect}");
            }

            MarkDeleted(dependent.Urn);
            return new DeleteStep(dependent, replaced: true, pending: true);
        }
    }

    private void RefuseReplacingImported(Goal goal, string urn, ResourceState old, ResourceState news, DiffResult diff)
    {
        if (goal.ImportId.Length == 0)
        {
            return;
        }

        var changes = diff.Replaces.Select(name =>
            $"{name}: {Display.ValueText.Of(old.Inputs.GetValueOrDefault(name))} => "
                + $"{Display.ValueText.Of(news.Inputs.GetValueOrDefault(name))}");
        var message = "previously-imported resources that still specify an ID may not be replaced; " +
            $"please remove the `import` declaration from your program;\n{string.Join('\n', changes)}";
        if (!_deployment.IsPreview)
        {
            throw Fail(urn, message);
        }

        _deployment.Log.Add(new(Severity.Warning, urn, message));
    }

    // A dependent goes too if it would be replaced by any change to what it takes from what is replaced. Those that this deployment has
    // dealt with already cannot depend on a resource that it is only now dealing with.
    private async Task<IReadOnlyList<ResourceState>> DependentsToReplaceAsync(ResourceState root)
    {
        HashSet<string> replaced = [root.Urn];
        List<ResourceState> dependents = [];
        HashSet<string> ignored = [.. _settled.Where(urn => urn != root.Urn)];
        foreach (var dependent in DependencyGraph.DependentsOf(root, _deployment.Recorded, ignored))
        {
            if (await KeysToReplaceAsync(dependent, replaced) is not { } keys)
            {
                continue;
            }

            replaced.Add(dependent.Urn);
            _dependentKeys[dependent.Urn] = keys;
            dependents.Add(dependent);
        }

        return dependents;
    }

    // The properties whose change would replace it; null if it can stay.
    private async Task<ImmutableArray<string>?> KeysToReplaceAsync(ResourceState dependent, HashSet<string> replaced)
    {
        if (!dependent.Custom || dependent.External)
        {
            return null;
        }

        if (dependent.Provider.Length > 0 && replaced.Contains(ProviderReference.Parse(dependent.Provider).Urn))
        {
            await _deployment.EnsureProviderAsync(dependent.Provider);
            return [];
        }

        if (replaced.Contains(dependent.DeletedWith))
        {
            return [];
        }

        bool Affected(string name) => dependent.PropertyDependencies.GetValueOrDefault(name, []).Any(replaced.Contains);
        if (!dependent.Inputs.Keys.Any(Affected))
        {
            return null;
        }

        var inputs = dependent.Inputs.Select((name, value) => Affected(name) ? PropertyValue.Unknown : value);
        if (Urn.IsProvider(dependent.Type))
        {
            await _deployment.Providers.SameAsync(dependent, wasChecked: false);
        }
        else
        {
            await _deployment.EnsureProviderAsync(dependent.Provider);
        }

        var diff = await _deployment.ProviderOf(dependent).DiffAsync(new(
            dependent.Urn, dependent.Id, dependent.Inputs, dependent.Outputs, inputs, AllowUnknowns: true, dependent.IgnoreChanges));
        diff = diff.Compare(dependent.Inputs, inputs).ReplaceOn(dependent.ReplaceOnChanges, initErrors: false);
        return diff.IsReplacement ? diff.Replaces : null;
    }
}
