using System.Collections.Immutable;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;
using Changes = Pulumirpc.DiffResponse.Types.DiffChanges;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>Check and Diff of a resource of the program, and what follows from them.</summary>
internal sealed partial class StepGenerator
{
    private async Task<StepPlan> ContinueAsync(Registration registration)
    {
        (var goal, var urn, var old, var news, _, var recreating, var imported) = registration;
        var wasExternal = old is { External: true };
        var provider = ProviderOf(news);
        (var naming, var deleteFirst) = goal.Custom && !Urn.IsProvider(goal.Type)
            ? _deployment.Autonamer.For(urn, registration.Seed) : (null, false);
        if (deleteFirst)
        {
            registration = registration with { Goal = goal = goal with { DeleteBeforeReplace = true } };
        }

        if (provider is not null)
        {
            var hasOlds = old is not null && !recreating && !wasExternal && !_deployment.IsToBeReplaced(urn);
            var inputs = hasOlds ? IgnoringChanges(urn, goal.Properties, old!.Inputs, goal.IgnoreChanges) : goal.Properties;
            await CheckAsync(provider, registration, hasOlds ? old!.Inputs : null, inputs, naming);
        }
        else if (old is not null)
        {
            news.Inputs = IgnoringChanges(urn, goal.Properties, old.Inputs, goal.IgnoreChanges);
        }

        _settled.Add(urn);
        if (recreating)
        {
            UnmarkDeleted(urn);
            _replaced.Add(urn);
            DiffResult because = new() { Changes = Changes.DiffSome, Replaces = _dependentKeys.GetValueOrDefault(urn, []) };
            return new([new ReplaceStep(old!, news) { Diff = because }, new CreateStep(old, news) { Diff = because }], news, After: old);
        }

        if (wasExternal)
        {
            return new([new CreateStep(old, news, deleteLater: true), new ReplaceStep(old!, news)], news);
        }

        if (old is null)
        {
            return new([new CreateStep(null, news)], news);
        }

        DiffResult diff;
        try
        {
            diff = await DiffAsync(provider, registration);
        }
        catch (DiffUnavailableException exception)
        {
            _deployment.Log.Warning(urn, exception.Message);
            diff = new() { Changes = Changes.DiffSome };
        }

        diff = diff.ReplaceOn(goal.ReplaceOnChanges, !old.InitErrors.IsEmpty);
        if ((diff.Changes == Changes.DiffSome && diff.IsReplacement) || old.PendingReplacement)
        {
            return await ReplaceAsync(registration, provider, diff, naming);
        }

        if (diff.Changes == Changes.DiffSome || !old.InitErrors.IsEmpty)
        {
            return new([new UpdateStep(old, news) { Diff = diff }], news);
        }

        // What has just been imported is recorded already.
        return imported ? new([], old) : new([new SameStep(old, news)], news);
    }

    private async Task CheckAsync(
        IProvider provider, Registration registration, PropertyObject? olds, PropertyObject news, Autonaming? naming)
    {
        var result = await provider.CheckAsync(new(registration.Urn, olds, news, _deployment.IsPreview, registration.Seed, naming));
        var failed = CheckFailures.Report(_deployment.Log, registration.New, result);
        registration.New.Inputs = result.Inputs;
        if (failed)
        {
            throw new DeploymentException($"resource {registration.Urn} is invalid");
        }
    }

    private async Task<DiffResult> DiffAsync(IProvider? provider, Registration registration)
    {
        (var goal, var urn, var old, var news, _, _, _) = registration;
        if (_deployment.IsToBeReplaced(urn))
        {
            return DiffResult.ReplacedFor("id");
        }

        if (goal.ReplaceWith.Any(_replaced.Contains))
        {
            return DiffResult.ReplacedFor("replaceWith");
        }

        if (goal.DeletedWith.Length > 0 && _replaced.Contains(goal.DeletedWith))
        {
            return DiffResult.ReplacedFor("deletedWith");
        }

        if (await ProviderChangedAsync(old!, news))
        {
            return DiffResult.ReplacedFor("provider");
        }

        if (provider is null)
        {
            return old!.Inputs.Equals(news.Inputs) ? DiffResult.None : new() { Changes = Changes.DiffSome };
        }

        var result = await provider.DiffAsync(
            new(urn, old!.Id, old.Inputs, old.Outputs, news.Inputs, _deployment.IsPreview, goal.IgnoreChanges));
        result = result.Compare(old.Inputs, IgnoringChanges(urn, news.Inputs, old.Inputs, goal.IgnoreChanges));
        return result.Changes is Changes.DiffNone or Changes.DiffSome
            ? result
            : throw new PluginException(ResourceStatus.Ok, $"unrecognized diff state for {urn}: {(int)result.Changes}");
    }

    // Another provider replaces its resources only if it manages another system.
    private async Task<bool> ProviderChangedAsync(ResourceState old, ResourceState news)
    {
        if (old.Provider == news.Provider)
        {
            return false;
        }

        if (old.Provider.Length == 0 || news.Provider.Length == 0)
        {
            return true;
        }

        var was = ProviderReference.Parse(old.Provider);
        var now = ProviderReference.Parse(news.Provider);
        if (_names.PresentOf(was.Urn) == now.Urn)
        {
            return false;
        }

        var plugin = _deployment.Providers.Find(news.Provider);
        if (plugin is null || OldOf(was.Urn) is not { } oldProvider || _deployment.NewOf(now.Urn) is not { } newProvider)
        {
            return true;
        }

        var diff = await plugin.DiffConfigAsync(new(
            now.Urn, now.Id, oldProvider.Inputs.Without("__internal"), oldProvider.Outputs, newProvider.Inputs.Without("__internal"),
                AllowUnknowns: true, []));
        return diff.IsReplacement;
    }

    private PropertyObject IgnoringChanges(string urn, PropertyObject news, PropertyObject olds, ImmutableArray<string> ignored)
    {
        List<string> impossible = [];
        foreach (var text in ignored)
        {
            if (PropertyPath.TryParse(text) is not { } path)
            {
                continue;
            }

            if (PathReset.Apply(path, olds, news) is { } reset)
            {
                news = reset;
            }
            else
            {
                impossible.Add(text);
            }
        }

        if (impossible.Count > 0)
        {
            _deployment.Log.Info(
                urn, $"cannot ignore changes in added or removed elements of the path: \"{string.Join(", ", impossible)}\"");
        }

        return news;
    }
}
