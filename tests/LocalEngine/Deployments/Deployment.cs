using System.Collections.Concurrent;
using System.Collections.Immutable;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>One preview or update of a stack: what the parts that decide, act and record have in common.</summary>
internal sealed class Deployment : IStepContext, IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceState> _news = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ResourceState, TaskCompletionSource> _deletions = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _failed;
    private readonly DeploymentOptions _options;
    private StepGenerator _generator;

    public Deployment(
        StackSettings settings, Snapshot before, DeploymentOptions options, bool preview, Action<Snapshot>? save,
            ProviderRegistry providers, DiagnosticLog log,
        CancellationToken cancellationToken)
    {
        Settings = settings;
        IsPreview = preview;
        Log = log;
        Providers = providers;
        Autonamer = Autonamer.From(settings);
        _options = options;
        _failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Before = new([.. before.Resources.Select(state => state.Copy())], before.Pending);
        Journal = new(Before, preview ? null : save);
        Executor = new(this, options);
        _generator = new(this, Before);
    }

    public StackSettings Settings { get; }

    public string Stack => Settings.Stack;

    public string Project => Settings.Project;

    public bool IsPreview { get; }

    public DiagnosticLog Log { get; }

    public ProviderRegistry Providers { get; }

    public Autonamer Autonamer { get; }

    public Journal Journal { get; }

    public StepExecutor Executor { get; }

    /// <summary>Whether the user wants a resource to be replaced.</summary>
    public bool IsToBeReplaced(string urn) => _options.Replace.Contains(urn);

    /// <summary>What was recorded before, as far as a refresh has not changed it.</summary>
    public Snapshot Before { get; private set; }

    /// <summary>All records before, those that wait to be deleted too.</summary>
    public ImmutableArray<ResourceState> Recorded => Before.Resources;

    /// <summary>Cancelled when a step fails or the user wants to stop: nothing more is begun.</summary>
    public CancellationToken Stopped => _failed.Token;

    /// <summary>Whether something is wrong that did not stop a preview.</summary>
    public bool HasFailed { get; set; }

    /// <summary>The record that this deployment made of a resource; null for none.</summary>
    public ResourceState? NewOf(string urn) => _news.GetValueOrDefault(urn);

    /// <summary>Remembers the record that this deployment made of a resource.</summary>
    public void Remember(ResourceState state) => _news[state.Urn] = state;

    /// <summary>Lets those go on who waited for a record to be deleted.</summary>
    public void Deleted(ResourceState state) => DeletionOf(state).TrySetResult();

    /// <summary>Lets nothing more begin.</summary>
    public void Stop() => _failed.Cancel();

    /// <summary>Waits for what has begun, whose results must be recorded whatever else failed, and turns away what has not.</summary>
    public async Task EndAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        await Executor.DrainAsync();
        Stop();
    }

    public bool IsDeleted(string urn) => _generator.IsDeleted(urn);

    public IProvider ProviderOf(ResourceState state)
    {
        if (Urn.IsProvider(state.Type))
        {
            return Providers;
        }

        return Providers.Find(state.Provider)
            ?? throw new PluginException(ResourceStatus.Ok, $"unknown provider '{state.Provider}' for resource '{state.Urn}'");
    }

    /// <summary>Makes the provider of a recorded resource ready, if it is not.</summary>
    /// <param name="reference">Its reference; empty does nothing.</param>
    public async Task EnsureProviderAsync(string reference)
    {
        if (reference.Length == 0 || Providers.Find(reference) is not null)
        {
            return;
        }

        var parsed = ProviderReference.Parse(reference);
        var provider = Recorded.FirstOrDefault(state => state.Urn == parsed.Urn && state.Id == parsed.Id)
            ?? throw new PluginException(ResourceStatus.Ok, $"could not find provider {reference}");
        await Providers.SameAsync(provider, wasChecked: false);
    }

    /// <summary>Does what a registration asks for. When it returns, it is recorded.</summary>
    /// <exception cref="DeploymentException">It failed; why has been said.</exception>
    public async Task<Registered> RegisterAsync(Goal goal)
    {
        var plan = await InTurnAsync(goal, () => _generator.GenerateAsync(goal));
        if (plan.After is { } condemned)
        {
            await DeletionOf(condemned).Task.WaitAsync(Stopped);
        }

        await Executor.RunAsync(plan.Steps);
        if (plan.Import is { } registration)
        {
            var imported = plan.State.Copy();
            plan = await InTurnAsync(goal, () => _generator.ContinueImportAsync(registration, plan.State));
            await Executor.RunAsync(plan.Steps);
            if (plan.Steps.IsEmpty)
            {
                return new(imported);
            }
        }

        return new(plan.State);
    }

    /// <summary>Reads what a program only looks at.</summary>
    /// <exception cref="DeploymentException">It failed; why has been said.</exception>
    public async Task<Registered> ReadAsync(ReadGoal goal)
    {
        StepPlan plan;
        await _turn.WaitAsync(Stopped);
        try
        {
            plan = _generator.GenerateRead(goal);
        }
        catch (DeploymentException)
        {
            Stop();
            throw;
        }
        finally
        {
            _turn.Release();
        }

        await Executor.RunAsync(plan.Steps);
        return new(plan.State);
    }

    /// <summary>Takes an existing resource into the record. The stack and the provider are registered already.</summary>
    /// <exception cref="DeploymentException">It failed; why has been said.</exception>
    public async Task ImportAsync(ImportTarget target, string parent, string provider)
    {
        var urn = Urn.Of(Stack, Project, parent, target.Type, target.Name);
        if (_generator.OldOf(urn) is not null)
        {
            Log.Error(urn, $"resource '{urn}' already exists");
            throw new DeploymentException($"resource '{urn}' already exists");
        }

        ResourceState news = new()
        {
            Urn = urn,
            Type = target.Type,
            Custom = true,
            ImportId = target.Id,
            Parent = parent,
            Provider = provider,
            Protect = target.Protect,
        };
        await Executor.RunAsync([new PlannedImportStep(news)]);
    }

    /// <summary>Records what a component, or the stack, tells of itself.</summary>
    public void RegisterOutputs(string urn, PropertyObject outputs)
    {
        var state = NewOf(urn)
            ?? throw new DeploymentException($"cannot complete a resource '{urn}' whose registration isn't pending");
        state.Outputs = outputs;
        Journal.Touch();
    }

    /// <summary>Deletes what the program did not name.</summary>
    public async Task DeleteRestAsync()
    {
        var deletes = await _generator.GenerateDeletesAsync();
        foreach (var group in DependencyGraph.InDeletionOrder(deletes.Keys))
        {
            await Task.WhenAll(group.Select(state => Executor.RunAsync([deletes[state]])));
        }
    }

    /// <summary>Puts what a refresh found in the place of what was recorded.</summary>
    public void Rebase(ImmutableArray<ResourceState> resources)
    {
        Before = new(resources, Before.Pending);
        Journal.Rebase(resources, _options.ClearPendingCreates);
        _generator = new(this, Before);
    }

    public void Dispose()
    {
        _turn.Dispose();
        _failed.Dispose();
        Executor.Dispose();
    }

    private TaskCompletionSource DeletionOf(ResourceState state) =>
        _deletions.GetOrAdd(state, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task<StepPlan> InTurnAsync(Goal goal, Func<Task<StepPlan>> generate)
    {
        await _turn.WaitAsync(Stopped);
        try
        {
            Stopped.ThrowIfCancellationRequested();
            return await generate();
        }
        catch (DeploymentException)
        {
            Stop();
            throw;
        }
        catch (Exception exception) when (exception is PluginException or WireException or FormatException)
        {
            var urn = Urn.Of(Stack, Project, goal.Parent, goal.Type, goal.Name);
            Log.Error(urn, exception.Message);
            Stop();
            throw new DeploymentException(exception.Message, exception);
        }
        finally
        {
            _turn.Release();
        }
    }
}
