using Pulumirpc;

namespace Proxmox.LocalEngine.Wire;

/// <summary>The engine's own comparison of named values, for providers that do not compare.</summary>
public static class PropertyDifference
{
    /// <summary>Where two objects differ: paths of leaves, with what happened there. Marks of secrets and outputs do not count.</summary>
    public static IReadOnlyDictionary<string, PropertyDiff> Of(PropertyObject old, PropertyObject news)
    {
        SortedDictionary<string, PropertyDiff> differences = new(StringComparer.Ordinal);
        Members("", old.UnwrappedMembers(), news.UnwrappedMembers(), differences);
        return differences;
    }

    private static void Members(string path, PropertyObject old, PropertyObject news, SortedDictionary<string, PropertyDiff> into)
    {
        foreach (var name in old.Keys.Union(news.Keys, StringComparer.Ordinal))
        {
            Compare(Join(path, name), old.GetValueOrDefault(name), news.GetValueOrDefault(name), into);
        }
    }

    private static void Compare(string path, PropertyValue? old, PropertyValue? news, SortedDictionary<string, PropertyDiff> into)
    {
        if (Equals(old, news))
        {
            return;
        }

        if (old is PropertyObject was && news is PropertyObject now)
        {
            Members(path, was, now, into);
            return;
        }

        if (old is PropertyArray before && news is PropertyArray after)
        {
            for (var i = 0; i < Math.Max(before.Items.Length, after.Items.Length); i++)
            {
                Compare($"{path}[{i}]", before.Items.ElementAtOrDefault(i), after.Items.ElementAtOrDefault(i), into);
            }

            return;
        }

        var kind = old is null ? PropertyDiff.Types.Kind.Add : news is null ? PropertyDiff.Types.Kind.Delete
            : PropertyDiff.Types.Kind.Update;
        into[path] = new() { Kind = kind, InputDiff = true };
    }

    private static string Join(string path, string name) =>
        name.AsSpan().ContainsAny('.', '[', '"') ? $"{path}[\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]"
        : path.Length == 0 ? name
        : $"{path}.{name}";
}
