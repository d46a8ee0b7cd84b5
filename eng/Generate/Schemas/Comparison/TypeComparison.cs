using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Compares one named type in two versions of a schema.</summary>
internal static class TypeComparison
{
    /// <summary>Adds the differences of a type.</summary>
    /// <param name="log">Where they go.</param>
    /// <param name="path">The type's place.</param>
    /// <param name="before">The older type.</param>
    /// <param name="after">The newer type.</param>
    /// <param name="isInput">True when users give values of it.</param>
    /// <param name="isOutput">True when users are given values of it.</param>
    public static void Compare(ChangeLog log, string path, JsonElement before, JsonElement after, bool isInput, bool isOutput)
    {
        PropertyComparison.CompareTexts(log, path, before, after);
        if (before.Member("type").Text() != after.Member("type").Text() || before.Member("enum").Exists() != after.Member("enum").Exists())
        {
            log.Break(path, "The type is of another kind.");
            return;
        }

        new PropertyComparison(log, isInput, isOutput).Compare(
            path + "/properties", before.Member("properties"), after.Member("properties"), before.Member("required").Texts(),
                after.Member("required").Texts());
        CompareValues(log, path + "/enum", Values(before), Values(after));
    }

    private static void CompareValues(
        ChangeLog log, string path, List<(string Value, string Name)> before, List<(string Value, string Name)> after)
    {
        foreach (var (value, name) in before)
        {
            var now = after.Find(entry => entry.Value == value);
            if (now.Value is null)
            {
                log.Break($"{path}/{value}", "The value was removed.");
            }
            else if (now.Name != name)
            {
                log.Break($"{path}/{value}", $"The value's name changed from {name} to {now.Name}.");
            }
        }

        foreach (var (value, _) in after.Where(entry => before.TrueForAll(old => old.Value != entry.Value)))
        {
            log.Allow($"{path}/{value}", "The value was added.");
        }
    }

    private static List<(string Value, string Name)> Values(JsonElement type) =>
        [.. type.Member("enum").Items()
            .Select(entry => (entry.Member("value").ToString(), entry.Member("name").Text() ?? entry.Member("value").ToString()))];
}
