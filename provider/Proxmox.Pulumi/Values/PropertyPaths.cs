using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Values;

/// <summary>Paths in Pulumi's notation: <c>limits.memoryMib</c>, <c>disks["scsi0"].size</c>, <c>rules[2]</c>.</summary>
internal static class PropertyPaths
{
    /// <summary>The path of an attribute, its names in <c>camelCase</c>; empty for the whole object.</summary>
    public static string Of(AttributePath? path) => path is null ? "" : path.Steps.Aggregate(AttributePath.Root, (at, step) => step switch
    {
        AttributePath.Step.Attribute attribute => at.Attribute(PropertyNames.Camel(attribute.Name)),
        AttributePath.Step.Key key => at.Key(key.Name),
        AttributePath.Step.Index index => at.Index(index.Position),
        _ => at,
    }).ToString();

    /// <summary>The path of an element by key of a top-level property.</summary>
    public static string Element(string property, string key) => AttributePath.Of(property).Key(key).ToString();

    /// <summary>The name of the top-level property that a path lies in.</summary>
    public static string Top(AttributePath path) => path.Steps is [AttributePath.Step.Attribute attribute, ..]
        ? PropertyNames.Camel(attribute.Name) : "";
}
