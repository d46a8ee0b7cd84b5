using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>What the language host tells a program in its environment.</summary>
internal sealed record ProgramSettings
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The organization that the stack belongs to.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>The directory of the project file; null if the engine does not say.</summary>
    public string? RootDirectory { get; init; }

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether references to resources are kept from the program.</summary>
    public bool RefusesReferences { get; init; }

    /// <summary>Where the resource monitor listens: <c>HOST:PORT</c>.</summary>
    public string Monitor { get; init; } = "";

    /// <summary>Where the engine listens: <c>HOST:PORT</c>.</summary>
    public string Engine { get; init; } = "";

    /// <summary>The stack's configuration by full key: <c>NAMESPACE:KEY</c>.</summary>
    public ImmutableDictionary<string, string> Config { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The settings of a program that a language host has started.</summary>
    /// <param name="variable">Gives an environment variable's value, null if it is not set.</param>
    /// <exception cref="InvalidOperationException">No language host has started it.</exception>
    public static ProgramSettings Read(Func<string, string?> variable)
    {
        if (variable("PULUMI_MONITOR") is not { Length: > 0 } monitor
            || variable("PULUMI_ENGINE") is not { Length: > 0 } engine
            || variable("PULUMI_PROJECT") is not { Length: > 0 } project
            || variable("PULUMI_STACK") is not { Length: > 0 } stack
            || !bool.TryParse(variable("PULUMI_DRY_RUN"), out var isDryRun)
            || !bool.TryParse(variable("PULUMI_QUERY_MODE"), out _)
            || !int.TryParse(variable("PULUMI_PARALLEL"), NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
        {
            throw new InvalidOperationException("The program was started without the Pulumi engine. Run it with the `pulumi` CLI.");
        }

        return new()
        {
            Project = project,
            Stack = stack,
            Organization = variable("PULUMI_ORGANIZATION") ?? "organization",
            RootDirectory = variable("PULUMI_ROOT_DIRECTORY"),
            IsDryRun = isDryRun,
            RefusesReferences = variable("PULUMI_DISABLE_RESOURCE_REFERENCES")?.ToUpperInvariant() is "1" or "TRUE",
            Monitor = monitor,
            Engine = engine,
            Config = ReadConfig(variable("PULUMI_CONFIG")),
        };
    }

    private static ImmutableDictionary<string, string> ReadConfig(string? json)
    {
        if (json is null)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToImmutableDictionary(pair => FullKey(pair.Name), pair => pair.Value.ToString());
    }

    /// <summary>The key without the part that older engines put in its middle: <c>NAMESPACE:config:KEY</c>.</summary>
    private static string FullKey(string key) =>
        key.Split(':', 3) is [{ Length: > 0 } space, "config", string name] ? $"{space}:{name}" : key;
}
