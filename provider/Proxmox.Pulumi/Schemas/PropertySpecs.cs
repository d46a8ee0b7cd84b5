using System.Text.Json.Nodes;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>Fields as properties of a schema.</summary>
internal static class PropertySpecs
{
    /// <summary>The property of a field.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="owner">What the field belongs to.</param>
    /// <param name="field">The field.</param>
    /// <param name="className">The C# class that the property is a member of.</param>
    /// <param name="isTold">True when PVE tells the value.</param>
    public static JsonObject Of(TypeSpecs types, Owner owner, Field field, string className, bool isTold = false)
    {
        var spec = types.Of(field, owner, isTold);
        // What the resource says of the same property need not be said again in full.
        spec["description"] = (isTold && field.IsInput) || owner.Read is not null ? Descriptions.Summary(field, owner.Words)
            : Descriptions.Of(field, owner.Words);
        if (field.IsSecret)
        {
            spec["secret"] = true;
        }

        // The provider itself replaces; replaceOnChanges would have the engine do so even where the provider knows better.
        if (!isTold && field is { IsInput: true, IsReplacing: true })
        {
            spec["willReplaceOnChanges"] = true;
        }

        if (field.Deprecation is { } deprecation)
        {
            spec["deprecationMessage"] = owner.Words.In(Remarks.Of(deprecation));
        }

        // C# lets no member have the name of its class.
        if (PropertyNames.Pascal(field.Name) is var name && name == className)
        {
            spec["language"] = new JsonObject { ["csharp"] = new JsonObject { ["name"] = name + "Value" } };
        }

        return spec;
    }

    /// <summary>The property of a setting of the provider, with the environment variable that an SDK may read in its place.</summary>
    /// <remarks>
    /// A secret that an SDK read would be stored among the inputs. A setting that excludes others would, read where the program has chosen
    /// another, contradict it. The provider itself reads the variables of both, and knows what the configuration says.
    /// </remarks>
    /// <param name="types">Collects the types.</param>
    /// <param name="owner">The provider.</param>
    /// <param name="field">The setting.</param>
    /// <param name="isChoice">True for a setting that others exclude.</param>
    public static JsonObject OfSetting(TypeSpecs types, Owner owner, Field field, Func<Field, bool> isChoice)
    {
        var spec = Of(types, owner, field, owner.Name);
        if (!field.Environment.IsEmpty && !field.IsSecret && !isChoice(field))
        {
            spec["defaultInfo"] = new JsonObject
            {
                ["environment"] = new JsonArray(
                [.. field.Environment.Select(name => JsonValue.Create(name))])
            };
        }

        return spec;
    }
}
