using System.Text;
using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Fills the identity of an object into the paths and parameters that name it.</summary>
public static partial class Paths
{
    /// <summary>The path with every <c>{attribute}</c> replaced by its encoded value.</summary>
    /// <exception cref="InvalidOperationException">The template names an attribute that is not set: a fault of the declaration.</exception>
    public static string Fill(string template, Resource resource, Attributes subject)
    {
        var path = new StringBuilder();
        foreach (var segment in template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path.Append(PvePath.Join(Placeholder().Replace(segment, Named)));
        }

        return path.ToString();

        string Named(Match placeholder)
        {
            var name = placeholder.Groups["name"].Value;
            return Text(resource, subject.Value[name], name);
        }
    }

    /// <summary>The attribute names that the template has in braces.</summary>
    public static IEnumerable<string> Names(string template) =>
        Placeholder().Matches(template).Select(match => match.Groups["name"].Value);

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

    [GeneratedRegex(@"\{(?<name>[a-z0-9_]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
