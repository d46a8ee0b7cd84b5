using System.Text.Json.Nodes;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>Resources of the schema.</summary>
internal static class ResourceSpecs
{
    /// <summary>The resource of a declaration.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="resource">The declaration.</param>
    /// <param name="owner">What its properties belong to.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static JsonObject Of(TypeSpecs types, Resource resource, Owner owner, string? example)
    {
        var noun = CSharpNames.Class(resource);
        var autonamed = PropertyNames.Autonamed(resource);
        var all = PropertyNames.Properties(resource);
        var inputs = all.Where(field => field.IsInput).ToList();
        var spec = new JsonObject
        {
            ["description"] = Descriptions.Of(resource, owner.Words, example),
            ["properties"] = ObjectSpecs.Properties(types, owner, all, noun, isTold: true),
            ["inputProperties"] = ObjectSpecs.Properties(types, owner, inputs, noun + "Args"),
            ["listInputs"] = ObjectSpecs.Of(types, owner, resource.Parents, field => field.Presence == Presence.Required, noun + "List"),
        };
        // What there is has an identity, whoever chose it.
        ObjectSpecs.AddRequired(spec, "required", all, field => Presences.IsAlwaysThere(field) || resource.Identity.Contains(field));
        ObjectSpecs.AddRequired(spec, "requiredInputs", inputs, field => field.Presence == Presence.Required && field != autonamed);
        if (noun != Tokens.Noun(resource))
        {
            spec["language"] = new JsonObject { ["csharp"] = new JsonObject { ["name"] = noun } };
        }

        if (resource.Deprecation is { } deprecation)
        {
            spec["deprecationMessage"] = owner.Words.In(Remarks.Of(deprecation));
        }

        if (!resource.FormerNames.IsEmpty)
        {
            spec["aliases"] = new JsonArray(
                [.. resource.FormerNames.Select(name => new JsonObject { ["type"] = Tokens.Of(resource with { Name = name }) })]);
        }

        return spec;
    }
}
