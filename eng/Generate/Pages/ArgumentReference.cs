using System.Collections.Immutable;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Fields;

namespace Proxmox.Generate.Pages;

/// <summary>
/// The part of a page that lists the attributes: required, optional and read-only, and those of nested objects after them.
/// </summary>
public static class ArgumentReference
{
    /// <summary>Adds the attributes to a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="fields">The attributes, in the order of the declaration.</param>
    public static void Write(Markdown page, ImmutableArray<Field> fields)
    {
        page.Heading(2, "Schema");
        var pending = new Queue<(string Path, Field Field)>();
        WriteGroups(page, level: 3, path: "", fields, pending);
        WriteNested(page, pending);
    }

    /// <summary>Adds what is within an attribute that was told before; nothing where it is no object.</summary>
    public static void WriteNested(Markdown page, Field field)
    {
        if (!field.Type.Nested.IsEmpty)
        {
            WriteNested(page, new Queue<(string Path, Field Field)>([(field.Name, field)]));
        }
    }

    /// <summary>An attribute as an item of a list.</summary>
    public static string Entry(Field field) => Entry("", field);

    private static void WriteNested(Markdown page, Queue<(string Path, Field Field)> pending)
    {
        while (pending.TryDequeue(out var next))
        {
            page.Paragraph($"<a id=\"nested--{Anchor(next.Path)}\"></a>");
            page.Heading(3, $"Nested schema for `{next.Path}`");
            WriteGroups(page, level: 4, next.Path, next.Field.IsInput
                ? next.Field.Type.Nested : [.. next.Field.Type.Nested.Select(ReadOnly)], pending);
        }
    }

    /// <summary>Adds attributes to a page as one list, without those of nested objects.</summary>
    public static void WriteItems(Markdown page, IEnumerable<Field> fields) => page.Items(fields.Select(field => Entry("", field)));

    private static void WriteGroups(
        Markdown page, int level, string path, ImmutableArray<Field> fields, Queue<(string Path, Field Field)> pending)
    {
        foreach (var (presence, title) in new[] { (Presence.Required, "Required"), (Presence.Optional, "Optional"),
            (Presence.Computed, "Read-only") })
        {
            var group = fields.Where(field => field.Presence == presence).ToList();
            if (group.Count == 0)
            {
                continue;
            }

            page.Heading(level, title).Items(group.Select(field => Entry(path, field)));
        }

        foreach (var field in fields.Where(field => !field.Type.Nested.IsEmpty))
        {
            pending.Enqueue((Join(path, field), field));
        }
    }

    // Whatever a computed object holds, PVE gives.
    private static Field ReadOnly(Field field) => field with { Presence = Presence.Computed };

    private static string Entry(string path, Field field)
    {
        var parts = new List<string> { field.Doc };
        parts.AddRange(Remarks.Of(field));
        if (!field.Type.Nested.IsEmpty)
        {
            var full = Join(path, field);
            parts.Add($"See [below for its nested schema](#nested--{Anchor(full)}).");
        }

        return $"`{field.Name}` ({Kind(field)}) {string.Join(' ', parts)}";
    }

    private static string Kind(Field field)
    {
        var words = new List<string> { TypeWord(field.Type) };
        if (field.IsSecret)
        {
            words.Add("Sensitive");
        }

        if (field.IsWriteOnly)
        {
            words.Add("Write-only");
        }

        if (field.Deprecation is not null)
        {
            words.Add("Deprecated");
        }

        return string.Join(", ", words);
    }

    private static string TypeWord(FieldType type) => type switch
    {
        FieldType.Text => "String",
        FieldType.Bool => "Boolean",
        FieldType.Number => "Number",
        FieldType.List list => $"List of {TypeWord(list.Element)}",
        FieldType.Set set => $"Set of {TypeWord(set.Element)}",
        FieldType.Map map => $"Map of {TypeWord(map.Element)}",
        _ => "Object",
    };

    private static string Join(string path, Field field) => path.Length == 0 ? field.Name : $"{path}.{field.Name}";

    private static string Anchor(string path) => path.Replace(".", "--", StringComparison.Ordinal);
}
