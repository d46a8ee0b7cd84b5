using System.Text.Json.Nodes;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>Functions of the schema: data sources, with everything that they are asked with among what they answer.</summary>
internal static class FunctionSpecs
{
    /// <summary>The function of a data source.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="source">The data source.</param>
    /// <param name="owner">What its properties belong to.</param>
    /// <param name="example">A program in C#; null when there is none.</param>
    public static JsonObject Of(TypeSpecs types, DataSource source, Owner owner, string? example)
    {
        var all = PropertyNames.Properties(source);
        var inputs = all.Where(field => field.IsInput).ToList();
        var spec = new JsonObject
        {
            ["description"] = Descriptions.Of(source, owner.Words, example),
            ["outputs"] = ObjectSpecs.Of(types, owner, all, IsAlwaysThere, owner.Name + "Result"),
        };
        if (inputs.Count > 0)
        {
            spec["inputs"] = ObjectSpecs.Of(types, owner, inputs, field => field.Presence == Presence.Required, owner.Name + "Args");
        }

        if (source.Deprecation is { } deprecation)
        {
            spec["deprecationMessage"] = owner.Words.In(Remarks.Of(deprecation));
        }

        return spec;
    }

    private static bool IsAlwaysThere(Field field) => field.Name == Resource.Id.Name || Presences.IsAlwaysThere(field);
}
