using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Compares one function in two versions of a schema.</summary>
internal static class FunctionComparison
{
    /// <summary>Adds the differences of a function.</summary>
    public static void Compare(ChangeLog log, string path, JsonElement before, JsonElement after)
    {
        PropertyComparison.CompareTexts(log, path, before, after);
        var (inputsBefore, inputsAfter) = (before.Member("inputs"), after.Member("inputs"));
        if (HasAny(inputsBefore) != HasAny(inputsAfter))
        {
            log.Break(path + "/inputs", HasAny(inputsAfter)
                ? "The function took no arguments and does now: calls that give options alone no longer compile."
                : "The function no longer takes arguments.");
        }
        else
        {
            new PropertyComparison(log, isInput: true, isOutput: false).Compare(
                path + "/inputs/properties", inputsBefore.Member("properties"), inputsAfter.Member("properties"),
                    inputsBefore.Member("required").Texts(), inputsAfter.Member("required").Texts());
        }

        var (outputsBefore, outputsAfter) = (before.Member("outputs"), after.Member("outputs"));
        new PropertyComparison(log, isInput: false, isOutput: true).Compare(
            path + "/outputs/properties", outputsBefore.Member("properties"), outputsAfter.Member("properties"),
                outputsBefore.Member("required").Texts(), outputsAfter.Member("required").Texts());
    }

    private static bool HasAny(JsonElement inputs) => inputs.Member("properties").Members().Any();
}
