using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Compares one resource in two versions of a schema.</summary>
internal static class ResourceComparison
{
    /// <summary>Adds the differences of a resource.</summary>
    public static void Compare(ChangeLog log, string path, JsonElement before, JsonElement after)
    {
        PropertyComparison.CompareTexts(log, path, before, after);
        var inputs = new PropertyComparison(log, isInput: true, isOutput: false);
        inputs.Compare(
            path + "/inputProperties", before.Member("inputProperties"), after.Member("inputProperties"),
            before.Member("requiredInputs").Texts(), after.Member("requiredInputs").Texts());
        new PropertyComparison(log, isInput: false, isOutput: true).Compare(
            path + "/properties", before.Member("properties"), after.Member("properties"), before.Member("required").Texts(),
                after.Member("required").Texts());
        CompareObject(log, inputs, path + "/listInputs", before.Member("listInputs"), after.Member("listInputs"));
        CompareAliases(log, path, before, after);
        if (before.Member("isComponent").IsTrue() != after.Member("isComponent").IsTrue())
        {
            log.Break(path, "What was a resource is a component now, or the reverse.");
        }

        ChangeLog.Walk(
            path + "/methods", before.Member("methods"), after.Member("methods"),
            (_, _, _) => { },
            at => log.Break(at, "The method was removed."),
            (at, _) => log.Allow(at, "The method was added."));
    }

    private static void CompareObject(ChangeLog log, PropertyComparison inputs, string path, JsonElement before, JsonElement after)
    {
        if (before.Exists() && !after.Exists())
        {
            log.Break(path, "It is no longer supported.");
            return;
        }

        inputs.Compare(path + "/properties", before.Member("properties"), after.Member("properties"), before.Member("required").Texts(),
            after.Member("required").Texts());
    }

    private static void CompareAliases(ChangeLog log, string path, JsonElement before, JsonElement after)
    {
        var (old, now) = (Types(before), Types(after));
        foreach (var alias in old.Except(now, StringComparer.Ordinal))
        {
            log.Break(path + "/aliases", $"{alias} is no longer a former name: stacks that have it lose their objects.");
        }

        foreach (var alias in now.Except(old, StringComparer.Ordinal))
        {
            log.Allow(path + "/aliases", $"{alias} is a former name.");
        }

        static IReadOnlyList<string> Types(JsonElement resource) =>
            [.. resource.Member("aliases").Items().Select(alias => alias.Text() ?? alias.Member("type").Text() ?? "")];
    }
}
