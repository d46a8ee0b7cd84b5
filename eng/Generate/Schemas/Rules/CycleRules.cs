using System.Text.Json;

namespace Proxmox.Generate.Schemas.Rules;

/// <summary>No object requires, directly or through others, an object of its own type: no value could satisfy it.</summary>
internal static class CycleRules
{
    private const string Prefix = "#/types/";

    /// <summary>Checks all types.</summary>
    public static void Check(Breaches found, JsonElement root)
    {
        var types = root.Member("types");
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in types.Members())
        {
            Visit(found, types, type.Name, [], done);
        }
    }

    private static void Visit(Breaches found, JsonElement types, string token, List<string> way, HashSet<string> done)
    {
        if (way.Contains(token, StringComparer.Ordinal))
        {
            found.Require(holds: false, $"types/{token}", $"it requires itself: {string.Join(" -> ", way.Append(token))}.");
            return;
        }

        if (!done.Add(token))
        {
            return;
        }

        way.Add(token);
        var type = types.Member(token);
        foreach (var name in type.Member("required").Texts())
        {
            if (type.Member("properties").Member(name).Member("$ref").Text() is { } reference
                && reference.StartsWith(Prefix, StringComparison.Ordinal))
            {
                Visit(found, types, reference[Prefix.Length..], way, done);
            }
        }

        way.RemoveAt(way.Count - 1);
    }
}
