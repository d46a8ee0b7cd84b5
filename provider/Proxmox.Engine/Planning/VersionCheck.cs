using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Planning;

/// <summary>Says before PVE is asked for it what the datacenter's PVE version lacks.</summary>
internal static class VersionCheck
{
    /// <summary>True when the config asks for something that not every supported version has.</summary>
    public static bool IsNeeded(Declaration declaration, Value config) =>
        declaration.Since is not null || declaration.Until is not null || Spans(declaration.Attributes, config, AttributePath.Root).Any();

    /// <summary>Adds an error for the object, or for each attribute that is set at any depth, when the version lacks it.</summary>
    public static void Check(Declaration declaration, Value config, Version version, DiagnosticList diagnostics)
    {
        if (declaration.Since is { } since && version < Version.Parse(since))
        {
            diagnostics.Error($"PVE {version} has no {declaration.Name}",
                $"The datacenter runs PVE {version}; {declaration.Name} exists since PVE {since}. "
                + (declaration.Instead is { } older ? UseInstead(older) : "Upgrade PVE, or remove the object from the configuration."));
        }

        if (declaration.Until is { } until && version >= Version.Parse(until))
        {
            diagnostics.Error($"PVE {version} no longer has {declaration.Name}",
                $"The datacenter runs PVE {version}; {declaration.Name} was removed in PVE {until}. "
                + (declaration.Instead is { } newer ? UseInstead(newer) : "Remove the object from the configuration."));
        }

        foreach (var (path, what, span, instead) in Spans(declaration.Attributes, config, AttributePath.Root))
        {
            if (span.Since is { } first && version < Version.Parse(first))
            {
                diagnostics.Error($"PVE {version} does not know {what}",
                    $"The datacenter runs PVE {version}; {what} exists since PVE {first}. Upgrade PVE, or remove it from the "
                    + "configuration.", path);
            }

            if (span.Until is { } last && version >= Version.Parse(last))
            {
                diagnostics.Error($"PVE {version} no longer knows {what}",
                    $"The datacenter runs PVE {version}; {what} was removed in PVE {last}. "
                    + (instead is null ? "Remove it from the configuration." : UseInstead(instead)), path);
            }
        }
    }

    private static string UseInstead(string declaration) => $"Use {declaration} in its place.";

    // What is unknown may still turn out unset.
    private static IEnumerable<(AttributePath Path, string What, Span Span, string? Instead)> Spans(
        IEnumerable<Field> fields, Value config, AttributePath at)
    {
        foreach (var field in fields)
        {
            var (value, path) = (config[field.Name], at.Attribute(field.Name));
            if (value.IsNull || value.IsUnknown)
            {
                continue;
            }

            if (field.Since is not null || field.Until is not null)
            {
                yield return (path, path.ToString(), new(field.Since, field.Until), field.Instead);
            }

            foreach (var inner in Inside(field, value, path))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<(AttributePath Path, string What, Span Span, string? Instead)> Inside(
        Field field, Value value, AttributePath at) => field.Type switch
        {
            FieldType.Object nested => Spans(nested.Fields, value, at),
            FieldType.Map map => value.Members.SelectMany(
                member => Spans(map.Element is FieldType.Object inner ? inner.Fields : [], member.Value, at.Key(member.Key))),
            FieldType.List { Element: FieldType.Object inner } =>
                value.Items.Index().SelectMany(item => Spans(inner.Fields, item.Item, at.Index(item.Index))),
            // An element of a set has no path of its own.
            FieldType.Set { Element: FieldType.Object inner } =>
                value.Items.SelectMany(item => Spans(inner.Fields, item, at).Select(span => span with { Path = at })),
            _ when field.WordSpans.IsEmpty => [],
            _ => (value.AsText() is { } text ? [text] : value.Items.Select(item => item.AsText()))
                .Where(word => word is not null && field.WordSpans.ContainsKey(word))
                .Select(word => (at, $"\"{word}\"", field.WordSpans[word!], (string?)null)),
        };
}
