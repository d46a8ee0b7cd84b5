using System.Collections.Immutable;
using Proxmox.Grpc;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>Where the provider of a package comes from.</summary>
/// <param name="Package">The package's name, such as <c>proxmox</c>.</param>
public abstract record PluginSource(string Package)
{
    /// <summary>Running providers, as <c>PULUMI_DEBUG_PROVIDERS</c> names them: <c>name:port[,name:port]</c>.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static IEnumerable<PluginSource> ParseAttached(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
            part.Split(':') is [{ Length: > 0 } name, var port] && ushort.TryParse(port, out var number) && number > 0
                ? new AttachedPlugin(name, LocalAddress.Loopback(number))
                : throw new FormatException($"\"{part}\" is not a running provider: write name:port."));
}

/// <summary>An executable, started once for each provider of a stack.</summary>
/// <param name="Path">The executable; a <c>.dll</c> is started with <c>dotnet</c>.</param>
public sealed record ExecutablePlugin(string Package, string Path) : PluginSource(Package)
{
    /// <summary>Environment variables beside the engine's own; null removes one.</summary>
    public ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;
}

/// <summary>A provider that runs already and serves every provider of the stack.</summary>
/// <param name="Address">Where it listens.</param>
public sealed record AttachedPlugin(string Package, LocalAddress Address) : PluginSource(Package);
