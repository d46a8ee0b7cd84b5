using System.Collections.Immutable;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Steps;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>What is wanted of one command beside the program.</summary>
public sealed record DeploymentOptions
{
    /// <summary>Reads every resource before anything else.</summary>
    public bool Refresh { get; init; }

    /// <summary>Whether the refresh is all there is, so that what it finds counts as what was done.</summary>
    internal bool RefreshOnly { get; init; }

    /// <summary>Forgets creations that were begun and never ended. Only with a refresh.</summary>
    public bool ClearPendingCreates { get; init; }

    /// <summary>URNs of resources that are replaced, whatever their provider would say.</summary>
    public ImmutableArray<string> Replace { get; init; } = [];

    /// <summary>How many operations run at once.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>Told of each message when it comes; null for nobody.</summary>
    public Action<Diagnostic>? OnDiagnostic { get; init; }

    /// <summary>Told of each step when it ends; null for nobody.</summary>
    public Action<StepRecord>? OnStep { get; init; }
}
