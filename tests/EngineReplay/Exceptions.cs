using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Proxmox.EngineReplay;

/// <summary>What is not compared, and why.</summary>
internal static class Exceptions
{
    /// <summary>Fields of requests, each with the reason.</summary>
    public static FrozenDictionary<string, string> Fields { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["engineAddress"] = "addresses are left out of the recording",
        ["resolverTarget"] = "the local engine resolves no packages, and addresses are left out of the recording",
        ["rootDirectory"] = "folders are of the machine that recorded",
        ["programDirectory"] = "folders are of the machine that recorded",
        ["randomSeed"] = "drawn anew for each resource and run",
        ["supportsViews"] = "the local engine shows no views: no provider of ours publishes any",
        ["resourceStatusAddress"] = "where views are published, of which the local engine knows none",
        ["resourceStatusToken"] = "what views are published with",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Calls that are not the engine's own: the language host of YAML, and <c>import</c> when it writes code, ask a process of their own
    /// for the schema. The programs of the local engine are compiled, and it writes no code.
    /// </summary>
    public static ImmutableHashSet<RecordedCall> SchemaLoader(RecordedStep step)
    {
        RecordedCall[] calls = [.. step.ToProvider];
        var asked = Array.FindIndex(calls, call => call.Method == "GetSchema");
        if (asked < 2 || asked + 1 >= calls.Length)
        {
            return [];
        }

        return [calls[asked - 2], calls[asked - 1], calls[asked], calls[asked + 1], calls.Last(call => call.Method == "Cancel")];
    }
}
