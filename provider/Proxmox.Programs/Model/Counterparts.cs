using Proxmox.Hcl;

namespace Proxmox.Programs.Model;

/// <summary>Which of HCL has a counterpart in every language: what an example shows has to have one.</summary>
internal static class Counterparts
{
    private static readonly string[] Signs = ["==", "/"];

    /// <summary>Refuses what has none, with its place.</summary>
    /// <exception cref="HclException">There is something.</exception>
    public static void Require(HclBody file)
    {
        foreach (var expression in file.Expressions())
        {
            if (Lacking(expression) is { } lacking)
            {
                throw expression.Place.Refuse(lacking);
            }
        }
    }

    private static string? Lacking(HclExpression expression) => expression switch
    {
        HclExpression.Text { Form: HclTextForm.Escaped } or HclExpression.Template { Form: HclTextForm.Escaped }
            or HclExpression.Directive => "Escapes and directives in texts have no counterpart yet.",
        HclExpression.Text { Form: HclTextForm.Plain } or HclExpression.Template { Form: HclTextForm.Plain } => null,
        HclExpression.Number or HclExpression.Flag or HclExpression.Null or HclExpression.List or HclExpression.Path
            or HclExpression.Call { IsSpread: false } or HclExpression.For { ItemKey: null, IsGrouping: false } => null,
        // Something of what a function answers.
        HclExpression.Pick { Source: HclExpression.Call or HclExpression.Pick, Key: HclExpression.Text } => null,
        HclExpression.Map map when map.Entries.All(entry => entry.Key is null) => null,
        HclExpression.Binary binary when Signs.Contains(binary.Sign) => null,
        _ => "This expression has no counterpart yet.",
    };
}
