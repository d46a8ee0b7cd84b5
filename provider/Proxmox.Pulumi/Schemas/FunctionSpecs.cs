using System.Text.Json.Nodes;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// Functions of the schema: data sources, with everything that they are asked with among what they answer, commands and functions that
/// compute, which answer results alone, and what opens something ephemeral.
/// </summary>
internal static class FunctionSpecs
{
    /// <summary>The function of a data source.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="source">The data source.</param>
    /// <param name="owner">What its properties belong to.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static JsonObject Of(TypeSpecs types, DataSource source, Owner owner, string? example)
    {
        var all = PropertyNames.Properties(source);
        return Of(types, source, Descriptions.Of(source, owner.Words, example), owner, [.. all.Where(field => field.IsInput)], all);
    }

    /// <summary>The function of a command.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="command">The command.</param>
    /// <param name="owner">What its properties belong to.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static JsonObject Of(TypeSpecs types, Command command, Owner owner, string? example) =>
        Of(types, command, Descriptions.Of(command, owner.Words, example), owner, [.. command.Inputs], [.. command.Results]);

    /// <summary>The function that computes.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="function">The function.</param>
    /// <param name="owner">What its properties belong to.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static JsonObject Of(TypeSpecs types, Function function, Owner owner, string? example) =>
        Of(types, function, Descriptions.Of(function, owner.Words, example), owner, FunctionParts.Inputs(function),
            FunctionParts.Outputs(function));

    /// <summary>The function that opens something ephemeral.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="ephemeral">What it opens.</param>
    /// <param name="owner">What its properties belong to.</param>
    /// <param name="example">The section with the example, in Markdown; null when there is none.</param>
    public static JsonObject Of(TypeSpecs types, Ephemeral ephemeral, Owner owner, string? example) =>
        Of(types, ephemeral, Descriptions.Of(ephemeral, owner.Words, example), owner,
            [.. ephemeral.Attributes.Where(field => field.IsInput)], ephemeral.Attributes);

    private static JsonObject Of(TypeSpecs types, Declaration declaration, string description, Owner owner,
        IReadOnlyCollection<Field> inputs, IReadOnlyCollection<Field> outputs)
    {
        var spec = new JsonObject
        {
            ["description"] = description,
            ["outputs"] = ObjectSpecs.Of(types, owner, outputs, Presences.IsAlwaysThere, owner.Name + "Result", isTold: true),
        };
        if (inputs.Count > 0)
        {
            spec["inputs"] = ObjectSpecs.Of(types, owner, inputs, field => field.Presence == Presence.Required, owner.Name + "Args");
        }

        if (declaration.Deprecation is { } deprecation)
        {
            spec["deprecationMessage"] = owner.Words.In(Remarks.Of(deprecation));
        }

        return spec;
    }
}
