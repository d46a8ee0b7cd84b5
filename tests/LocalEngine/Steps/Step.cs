using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.Steps;

/// <summary>What steps work with.</summary>
internal interface IStepContext
{
    /// <summary>Whether nothing may be changed.</summary>
    bool IsPreview { get; }

    /// <summary>Where messages go.</summary>
    DiagnosticLog Log { get; }

    /// <summary>What manages the provider resources.</summary>
    ProviderRegistry Providers { get; }

    /// <summary>What manages that resource.</summary>
    /// <exception cref="PluginException">Its provider is not there.</exception>
    IProvider ProviderOf(ResourceState state);

    /// <summary>Whether a resource of that URN is deleted in this deployment.</summary>
    bool IsDeleted(string urn);
}

/// <summary>One thing done with one resource.</summary>
internal abstract class Step(StepOp op, ResourceState? old, ResourceState? news)
{
    /// <summary>What it does.</summary>
    public StepOp Op { get; } = op;

    /// <summary>The record before.</summary>
    public ResourceState? Old { get; protected set; } = old;

    /// <summary>The record after, which the step completes.</summary>
    public ResourceState? New { get; protected set; } = news;

    /// <summary>The resource.</summary>
    public string Urn => (New ?? Old)!.Urn;

    /// <summary>Why it is done.</summary>
    public DiffResult? Diff { get; init; }

    /// <summary>Whether it counts in a summary.</summary>
    public virtual bool Logical => true;

    /// <summary>What is told of it.</summary>
    public virtual StepOp ResultOp => Op;

    /// <summary>Why the resource exists and is not ready; null when it is.</summary>
    public InitFailedException? Failure { get; protected set; }

    /// <summary>Does it.</summary>
    /// <exception cref="PluginException">It failed, and left nothing to record.</exception>
    public abstract Task ApplyAsync(IStepContext context);

    /// <summary>What is told of it.</summary>
    public StepRecord ToRecord(string? error) => new(
        ResultOp,
        Urn,
        (New ?? Old)!.Type,
        Old,
        New,
        Diff?.Replaces ?? [],
        Diff?.Diffs ?? [],
        Diff?.Detailed,
        Logical,
        IsRefresh: false,
        error);

    protected void Keep(InitFailedException? failure)
    {
        Failure = failure;
        New!.InitErrors = failure?.Reasons ?? [];
    }
}
