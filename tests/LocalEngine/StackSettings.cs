using System.Collections.Immutable;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine;

/// <summary>What a stack is, and where its parts are.</summary>
public sealed record StackSettings
{
    /// <summary>The project's name.</summary>
    public string Project { get; init; } = "test";

    /// <summary>The stack's name.</summary>
    public string Stack { get; init; } = "dev";

    /// <summary>The organization's name.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>The configuration by <c>namespace:key</c>; wins over what the state file holds.</summary>
    public ImmutableSortedDictionary<string, ConfigValue> Config { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfigValue>(StringComparer.Ordinal);

    /// <summary>Where providers come from.</summary>
    public ImmutableArray<PluginSource> Plugins { get; init; } = [];

    /// <summary>The file that the state is kept in; null keeps it in memory.</summary>
    public string? StateFile { get; init; }

    /// <summary>What secrets in the state are hidden with.</summary>
    public string Passphrase { get; init; } = "";

    /// <summary>The folder that programs and plugins run in, and that paths of assets start from.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The clock for waiting.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
