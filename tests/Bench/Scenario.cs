using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Bench;

/// <summary>A command of Terraform's of which the requests are counted.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Objects">What the configuration declares: types and the attributes that are set.</param>
internal sealed record Scenario(string Name, IReadOnlyList<(string Type, Value Config)> Objects)
{
    /// <summary>What is there before anything else.</summary>
    public Func<PveSimulator, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    /// <summary>Another configuration, which is applied when all objects are there; null where the objects are what is applied.</summary>
    public Func<Value, Value>? Then { get; init; }

    /// <summary>Whether the last configuration is planned alone.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>How many objects are worked on at once: Terraform's <c>-parallelism</c>.</summary>
    public int Parallelism { get; init; } = 10;

    /// <summary>How long each request takes beside its work.</summary>
    public TimeSpan Latency { get; init; }
}
