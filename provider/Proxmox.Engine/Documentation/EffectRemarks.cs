using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Documentation;

/// <summary>What users are told of when a running object takes on a change.</summary>
public static class EffectRemarks
{
    /// <summary>Adds when it takes on which attribute; nothing for what cannot run.</summary>
    public static void Write(Markdown text, Declaration declaration)
    {
        var effects = All(declaration.Attributes, "").GroupBy(entry => entry.Effect.Doc).ToList();
        if (effects.Count > 0)
        {
            text.Heading(2, "When changes take effect")
                .Paragraph("A running guest takes on a change of these attributes:")
                .Table(["When", "Attributes"],
                    effects.Select(effect => (string[])[effect.Key, string.Join(", ", effect.Select(entry => $"`{entry.Attribute}`"))]));
        }
    }

    private static IEnumerable<(string Attribute, Effect Effect)> All(IEnumerable<Field> fields, string within) =>
        fields.SelectMany(field =>
        (field.Effect is { } effect ? [(within + field.Name, effect)] : (IEnumerable<(string, Effect)>)[])
            .Concat(All(field.Type.Nested, $"{within}{field.Name}.")));
}
