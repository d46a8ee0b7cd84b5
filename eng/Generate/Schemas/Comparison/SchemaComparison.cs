using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>
/// Compares two versions of a package schema, and says of each difference whether it is compatible: programs that compiled and stacks that
/// were deployed with the older version work with the newer one as they did.
/// </summary>
public static class SchemaComparison
{
    /// <summary>All differences, breaking and compatible.</summary>
    /// <param name="before">The older schema.</param>
    /// <param name="after">The newer schema.</param>
    /// <exception cref="JsonException">One of them is no JSON.</exception>
    public static IReadOnlyList<SchemaChange> Compare(string before, string after)
    {
        using var older = JsonDocument.Parse(before);
        using var newer = JsonDocument.Parse(after);
        var log = new ChangeLog();
        ComparePackage(log, older.RootElement, newer.RootElement);
        CompareProvider(log, older.RootElement, newer.RootElement);
        Each(log, older.RootElement, newer.RootElement, "resources", "resource", (at, old, now) =>
            ResourceComparison.Compare(log, at, old, now));
        Each(log, older.RootElement, newer.RootElement, "functions", "function", (at, old, now) =>
            FunctionComparison.Compare(log, at, old, now));
        var (usedBefore, usedAfter) = (new TypeUses(older.RootElement), new TypeUses(newer.RootElement));
        Each(log, older.RootElement, newer.RootElement, "types", "type", (at, old, now) =>
        {
            var token = at["types/".Length..];
            TypeComparison.Compare(log, at, old, now, usedBefore.IsInput(token) && usedAfter.IsInput(token), usedBefore.IsOutput(token)
                && usedAfter.IsOutput(token));
        });
        return log.Changes;
    }

    private static void ComparePackage(ChangeLog log, JsonElement before, JsonElement after)
    {
        foreach (var member in new[] { "name", "namespace" })
        {
            if (before.Member(member).Text() != after.Member(member).Text())
            {
                log.Break(member, "The package is another one.");
            }
        }

        var (csharpBefore, csharpAfter) = (before.Member("language").Member("csharp"), after.Member("language").Member("csharp"));
        if ((csharpBefore.Member("rootNamespace").Text() ?? "Pulumi") != (csharpAfter.Member("rootNamespace").Text() ?? "Pulumi"))
        {
            log.Break("language/csharp/rootNamespace", "The namespace in C# changed.");
        }

        ChangeLog.Walk(
            "language/csharp/namespaces", csharpBefore.Member("namespaces"), csharpAfter.Member("namespaces"),
            (at, old, now) =>
            {
                if (old.Text() != now.Text())
                {
                    log.Break(at, "The namespace in C# changed.");
                }
            },
            at => log.Break(at, "The namespace in C# changed."),
            (at, _) => log.Allow(at, "A namespace in C# was added."));
    }

    private static void CompareProvider(ChangeLog log, JsonElement before, JsonElement after)
    {
        new PropertyComparison(log, isInput: true, isOutput: false).Compare(
            "config/variables", before.Member("config").Member("variables"), after.Member("config").Member("variables"),
            before.Member("config").Member("defaults").Texts(), after.Member("config").Member("defaults").Texts());
        ResourceComparison.Compare(log, "provider", before.Member("provider"), after.Member("provider"));
    }

    private static void Each(ChangeLog log, JsonElement before, JsonElement after, string section, string kind,
        Action<string, JsonElement, JsonElement> compare) =>
        ChangeLog.Walk(
            section, before.Member(section), after.Member(section),
            compare,
            at => log.Break(at, $"The {kind} was removed."),
            (at, _) => log.Allow(at, $"The {kind} was added."));
}
