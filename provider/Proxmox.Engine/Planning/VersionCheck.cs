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
        declaration.Since is not null || declaration.Until is not null || Newer(declaration.Attributes, config, AttributePath.Root).Any();

    /// <summary>Adds an error for the object, or for each attribute that is set at any depth, when the version lacks it.</summary>
    public static void Check(Declaration declaration, Value config, Version version, DiagnosticList diagnostics)
    {
        if (declaration.Since is { } since && version < Version.Parse(since))
        {
            diagnostics.Error($"PVE {version} has no {declaration.Name}", $"The datacenter runs PVE {version}; {declaration.Name} exists since PVE {since}. Upgrade PVE, or remove the object from the configuration.");
        }

        if (declaration.Until is { } until && version >= Version.Parse(until))
        {
            diagnostics.Error($"PVE {version} no longer has {declaration.Name}", $"The datacenter runs PVE {version}; {declaration.Name} was removed in PVE {until}. Remove the object from the configuration.");
        }

        foreach (var (path, first) in Newer(declaration.Attributes, config, AttributePath.Root))
        {
            if (version < Version.Parse(first))
            {
                diagnostics.Error(
                    $"PVE {version} does not know {path}",
                    $"The datacenter runs PVE {version}; {path} exists since PVE {first}. Upgrade PVE, or remove the attribute.",
                    path);
            }
        }
    }

    // What is unknown may still turn out unset.
    private static IEnumerable<(AttributePath Path, string Since)> Newer(IEnumerable<Field> fields, Value config, AttributePath at)
    {
        foreach (var field in fields)
        {
            var (value, path) = (config[field.Name], at.Attribute(field.Name));
            if (value.IsNull || value.IsUnknown)
            {
                continue;
            }

            if (field.Since is { } since)
            {
                yield return (path, since);
            }

            foreach (var inner in Inside(field, value, path))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<(AttributePath Path, string Since)> Inside(Field field, Value value, AttributePath at) => field.Type switch
    {
        FieldType.Object nested => Newer(nested.Fields, value, at),
        FieldType.Map map => value.Members.SelectMany(member => Newer(map.Element is FieldType.Object inner ? inner.Fields : [], member.Value, at.Key(member.Key))),
        FieldType.List { Element: FieldType.Object inner } => value.Items.Index().SelectMany(item => Newer(inner.Fields, item.Item, at.Index(item.Index))),
        // An element of a set has no path of its own.
        FieldType.Set { Element: FieldType.Object inner } => value.Items.SelectMany(item => Newer(inner.Fields, item, at).Select(newer => (at, newer.Since))),
        _ => [],
    };
}
