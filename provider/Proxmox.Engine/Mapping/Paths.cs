using System.Text;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Fills the identity of an object into the paths and parameters that name it.</summary>
public static class Paths
{
    /// <summary>The path with every <c>{attribute}</c> replaced by its encoded value.</summary>
    /// <exception cref="InvalidOperationException">The template names an attribute that is not set: a fault of the declaration.</exception>
    public static string Fill(string template, Resource resource, Attributes subject)
    {
        var path = new StringBuilder();
        foreach (var segment in template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path.Append(PvePath.Join(segment is ['{', .. var name, '}'] ? Text(resource, subject.Value[name], name) : segment));
        }

        return path.ToString();
    }

    /// <summary>The attribute names that the template has in braces.</summary>
    public static IEnumerable<string> Names(string template) =>
        template.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment is ['{', .., '}'])
            .Select(segment => segment[1..^1]);

    /// <summary>The import id; unknown or null when a part of the identity is.</summary>
    public static Value ImportId(Resource resource, Value subject) =>
        resource.Identity.Any(field => subject[field.Name].IsUnknown) ? Value.Unknown
            : resource.Identity.Any(field => subject[field.Name].IsNull) ? Value.Null
            : Value.Of(resource.ImportId.Write(name => Text(resource, subject[name], name)));

    /// <summary>The parameters that name the object where the path does not.</summary>
    public static Form Key(Resource resource, Attributes subject)
    {
        var form = new Form();
        if (resource.Api.KeyInQuery)
        {
            foreach (var field in resource.Identity)
            {
                form.Add(field.Wire, Text(resource, subject[field], field.Name));
            }
        }

        return form;
    }

    private static string Text(Resource resource, Value value, string name) =>
        value.AsText() ?? value.AsNumber()?.ToString()
        ?? throw new InvalidOperationException($"The identity of {resource.Name} lacks {name}.");
}
