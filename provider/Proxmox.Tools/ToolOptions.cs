using Proxmox.Engine;

namespace Proxmox.Tools;

/// <summary>What the tools are given from outside.</summary>
public sealed record ToolOptions
{
    /// <summary>Makes the provider, not yet configured.</summary>
    public required Func<Provider> Provider { get; init; }

    /// <summary>The provider's version, which what is written asks for.</summary>
    public required string Version { get; init; }

    /// <summary>Gives the schema of Pulumi's package, as JSON.</summary>
    public Func<string> PulumiSchema { get; init; } = () => throw new ToolException("This build has no schema of Pulumi's package.");

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where answers go.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Whether <see cref="Errors"/> is a terminal, where a line can be written anew.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Where progress and complaints go.</summary>
    public TextWriter Errors { get; init; } = Console.Error;
}
