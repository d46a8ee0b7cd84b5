using System.Collections.Immutable;
using System.Security.Cryptography;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>What to do about a registration.</summary>
/// <param name="Steps">In order; empty when nothing is to be done.</param>
/// <param name="State">The record that the program is answered with when they are done.</param>
/// <param name="Import">What goes on when an import is done; null when there is none.</param>
/// <param name="After">The record whose deletion, begun for another resource's sake, must have ended first; null for none.</param>
internal sealed record StepPlan(ImmutableArray<Step> Steps, ResourceState State, Registration? Import = null, ResourceState? After = null);

/// <summary>A registration that is being worked on.</summary>
/// <param name="Old">The record before; null for none.</param>
/// <param name="Recreating">Whether the record before was deleted already in this deployment, to be replaced.</param>
/// <param name="Imported">Whether the record before has just been imported.</param>
internal sealed record Registration(
    Goal Goal, string Urn, ResourceState? Old, ResourceState New, ImmutableArray<byte> Seed, bool Recreating, bool Imported = false);

/// <summary>
/// Decides what to do with each resource of the program, one at a time in the order of arrival, and at last with what the program
/// did not name.
/// </summary>
internal sealed partial class StepGenerator
{
    private readonly Deployment _deployment;
    private readonly FormerNames _names;
    private readonly Dictionary<string, ResourceState> _olds;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<ResourceState> _condemned = [];
    private readonly Dictionary<string, ImmutableArray<string>> _dependentKeys = new(StringComparer.Ordinal);

    public StepGenerator(Deployment deployment, Snapshot before)
    {
        _deployment = deployment;
        Recorded = before.Resources;
        _olds = before.Resources.Where(state => !state.Delete).ToDictionary(state => state.Urn, StringComparer.Ordinal);
        _names = new(deployment, _olds);
    }

    /// <summary>What was recorded before.</summary>
    public ImmutableArray<ResourceState> Recorded { get; }

    /// <summary>Whether a resource of that URN was deleted, or will be.</summary>
    public bool IsDeleted(string urn)
    {
        lock (_deleted)
        {
            return _deleted.Contains(urn);
        }
    }

    /// <summary>The record before of that URN, which is not one that waits to be deleted; null for none.</summary>
    public ResourceState? OldOf(string urn) => _olds.GetValueOrDefault(urn);

    /// <summary>Decides what to do with a resource.</summary>
    /// <exception cref="DeploymentException">Nothing can be done; why has been said.</exception>
    public async Task<StepPlan> GenerateAsync(Goal goal)
    {
        var urn = Urn.Of(_deployment.Stack, _deployment.Project, goal.Parent, goal.Type, goal.Name);
        if (goal.Parent.Length > 0 && !_seen.Contains(goal.Parent))
        {
            throw Fail(urn, $"could not find parent resource {goal.Parent}");
        }

        var invalid = !_seen.Add(urn);
        if (invalid)
        {
            _deployment.Log.Error(urn, $"Duplicate resource URN '{urn}'; try giving it a unique name");
        }

        var old = _names.FindOld(urn, goal, _seen, ref invalid);
        if (invalid)
        {
            throw new DeploymentException($"resource {urn} is invalid");
        }

        Registration registration = new(goal, urn, old, NewState(goal, urn, old), [.. RandomNumberGenerator.GetBytes(32)], IsDeleted(urn)
            && old is not null);
        var recordedId = old is null ? "" : old.ImportId.Length > 0 ? old.ImportId : old.Id;
        if (goal.Custom && goal.ImportId.Length > 0 && (old is null || old.External || recordedId != goal.ImportId))
        {
            return Import(
            registration);
        }

        return await ContinueAsync(registration);
    }

    /// <summary>Goes on with an import when the resource has been read: what the program wants beyond it is an update.</summary>
    public Task<StepPlan> ContinueImportAsync(Registration registration, ResourceState imported)
    {
        var news = NewState(registration.Goal, registration.Urn, imported);
        news.ImportId = imported.ImportId;
        return ContinueAsync(registration with { Old = imported, New = news, Recreating = false, Imported = true });
    }

    /// <summary>Decides what to do with a resource that is only read.</summary>
    /// <exception cref="DeploymentException">Nothing can be done; why has been said.</exception>
    public StepPlan GenerateRead(ReadGoal goal)
    {
        var urn = Urn.Of(_deployment.Stack, _deployment.Project, goal.Parent, goal.Type, goal.Name);
        if (!_seen.Add(urn))
        {
            throw Fail(urn, $"Duplicate resource URN '{urn}'; try giving it a unique name");
        }

        var old = OldOf(urn);
        ResourceState news = new()
        {
            Urn = urn,
            Type = goal.Type,
            Custom = true,
            Id = goal.Id,
            Inputs = goal.Properties,
            Parent = goal.Parent,
            Provider = goal.Provider,
            Dependencies = goal.Dependencies,
            AdditionalSecretOutputs = goal.AdditionalSecretOutputs,
            External = true,
        };
        _settled.Add(urn);

        // What was ours until now is deleted at the end, as if replaced.
        if (old is null || old.External || old.Id == goal.Id)
        {
            return new([new ReadStep(old, news, replacing: false)], news);
        }

        _replaced.Add(urn);
        return new([new ReadStep(old, news, replacing: true), new ReplaceStep(old, news)], news);
    }

    private StepPlan Import(Registration registration)
    {
        (var old, var read) = (registration.Old, registration.New);
        read.ImportId = registration.Goal.ImportId;
        _settled.Add(registration.Urn);
        ImmutableArray<Step> steps = old is null || registration.Recreating
            ? [new ImportStep(null, read)]
            : [new ImportStep(old, read), new ReplaceStep(old, read)];
        return new(steps, read, registration);
    }

    private static ResourceState NewState(Goal goal, string urn, ResourceState? old) => new()
    {
        Urn = urn,
        Type = goal.Type,
        Custom = goal.Custom,
        Inputs = goal.Properties,
        Parent = goal.Parent,
        Provider = goal.Provider,
        Dependencies = goal.Dependencies,
        PropertyDependencies = goal.PropertyDependencies,
        AdditionalSecretOutputs = goal.AdditionalSecretOutputs,
        IgnoreChanges = goal.IgnoreChanges,
        ReplaceOnChanges = goal.ReplaceOnChanges,
        CustomTimeouts = goal.CustomTimeouts,
        ImportId = goal.ImportId,
        DeletedWith = goal.DeletedWith,
        Protect = goal.Protect ?? false,
        RetainOnDelete = goal.RetainOnDelete ?? false,
        RefreshBeforeUpdate = old?.RefreshBeforeUpdate ?? false,
    };

    private void MarkDeleted(string urn)
    {
        lock (_deleted)
        {
            _deleted.Add(urn);
        }
    }

    private void UnmarkDeleted(string urn)
    {
        lock (_deleted)
        {
            _deleted.Remove(urn);
        }
    }

    private DeploymentException Fail(string urn, string message)
    {
        _deployment.Log.Error(urn, message);
        return new(message);
    }

    private IProvider? ProviderOf(ResourceState state) => state.Custom ? _deployment.ProviderOf(state) : null;
}
