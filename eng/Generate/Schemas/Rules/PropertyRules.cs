using System.Text.Json;

namespace Proxmox.Generate.Schemas.Rules;

/// <summary>What properties and their types are held to.</summary>
/// <param name="found">Where breaches go.</param>
/// <param name="root">The schema, in which references are looked up.</param>
internal sealed class PropertyRules(Breaches found, JsonElement root)
{
    private const string Types = "#/types/", Resources = "#/resources/";

    private static readonly string[] Members =
    [
        "$ref", "additionalProperties", "const", "default", "defaultInfo", "deprecationMessage", "description", "discriminator", "items",
            "language", "oneOf", "plain",
        "replaceOnChanges", "secret", "type", "willReplaceOnChanges",
    ];

    private static readonly string[] TypeMembers = ["$ref", "additionalProperties", "discriminator", "items", "oneOf", "plain", "type"];
    private static readonly string[] BuiltIn = ["pulumi.json#/Any", "pulumi.json#/Archive", "pulumi.json#/Asset", "pulumi.json#/Json"];
    private static readonly string[] Flags = ["plain", "replaceOnChanges", "secret", "willReplaceOnChanges"];

    /// <summary>Checks the properties of an object.</summary>
    /// <param name="path">Their place.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="className">The C# class that they are members of.</param>
    /// <param name="reserved">Names that they must not have.</param>
    public void CheckAll(string path, JsonElement properties, string className, params ReadOnlySpan<string> reserved)
    {
        foreach (var property in properties.Members())
        {
            var at = $"{path}/{property.Name}";
            found.Require(IsName(property.Name), at, "a name is camelCase: a lower-case letter, then letters and digits.");
            found.Require(property.Name != "pulumi" && !reserved.Contains(property.Name), at, "Pulumi keeps the name for itself.");
            Check(at, property.Name, property.Value, className);
        }
    }

    /// <summary>Checks a list of required properties.</summary>
    public void CheckRequired(string path, JsonElement required, JsonElement properties)
    {
        var names = required.Texts();
        found.Require(names.Distinct(StringComparer.Ordinal).Count() == names.Count, path, "a name stands there once.");
        foreach (var name in names)
        {
            found.Require(properties.Member(name).Exists(), path, $"there is no property \"{name}\".");
        }
    }

    private void Check(string at, string name, JsonElement property, string className)
    {
        found.AllowOnly(at, property, Members);
        found.Require(property.Member("description").Text() is { Length: > 0 }, at, "it has a description.");
        CheckType(at, property);
        foreach (var flag in Flags.Where(flag => property.Member(flag).Exists()))
        {
            found.Require(
                property.Member(flag).ValueKind is JsonValueKind.True or JsonValueKind.False, $"{at}/{flag}", "it is true or false.");
        }

        var isPrimitive = property.Member("type").Text() is "boolean" or "integer" or "number" or "string";
        found.Require(isPrimitive || !(property.Member("default").Exists() || property.Member("const").Exists()), at,
            "only a primitive has a default or constant value.");
        if (property.Member("defaultInfo") is var info && info.Exists())
        {
            found.AllowOnly(at + "/defaultInfo", info, ["environment", "language"]);
            found.Require(
                info.Member("environment").Texts() is [{ Length: > 0 }, ..], at + "/defaultInfo", "it names an environment variable.");
            found.Require(!property.Member("secret").IsTrue(), at + "/defaultInfo",
                "a secret that an SDK reads from the environment would be stored as an input.");
        }

        var inCSharp = property.Member("language").Member("csharp").Member("name").Text() ?? char.ToUpperInvariant(name[0]) + name[1..];
        found.Require(inCSharp != className, at, "in C# a member must not have the name of its class.");
    }

    private void CheckType(string at, JsonElement type)
    {
        if (type.Member("$ref").Text() is { } reference)
        {
            found.Require(Forms(type, "items", "additionalProperties", "oneOf") == 0, at, "a reference excludes other forms of a type.");
            CheckReference(at, reference);
            return;
        }

        if (type.Member("oneOf") is var union && union.Exists())
        {
            found.Require(union.Items().Count() >= 2, at, "a union has two types or more.");
            found.Require(Forms(type, "items", "additionalProperties") == 0, at, "a union excludes other forms of a type.");
            CheckInner(at + "/oneOf", union.Items());
            return;
        }

        switch (type.Member("type").Text())
        {
            case "boolean" or "integer" or "number" or "string":
                found.Require(Forms(type, "items", "additionalProperties") == 0, at, "a primitive type has no inner type.");
                break;
            case "array":
                found.Require(type.Member("items").Exists(), at, "an array says what it holds.");
                found.Require(Forms(type, "additionalProperties") == 0, at, "an array is no map.");
                CheckInner(at + "/items", [type.Member("items")]);
                break;
            case "object":
                found.Require(Forms(type, "items") == 0, at, "a map is no array.");
                CheckInner(at + "/additionalProperties", [type.Member("additionalProperties")]);
                break;
            default:
                found.Require(holds: false, at, "it has a type.");
                break;
        }
    }

    private void CheckInner(string at, IEnumerable<JsonElement> types)
    {
        foreach (var type in types.Where(type => type.Exists()))
        {
            found.AllowOnly(at, type, TypeMembers);
            CheckType(at, type);
        }
    }

    private void CheckReference(string at, string reference) => found.Require(
        BuiltIn.Contains(reference, StringComparer.Ordinal) || reference == "#/provider"
        || (reference.StartsWith(Types, StringComparison.Ordinal) && root.Member("types").Member(reference[Types.Length..]).Exists())
        || (reference.StartsWith(Resources, StringComparison.Ordinal)
            && root.Member("resources").Member(reference[Resources.Length..]).Exists()),
        at, $"there is nothing at {reference}.");

    private static int Forms(JsonElement type, params ReadOnlySpan<string> members)
    {
        var count = 0;
        foreach (var member in members)
        {
            count += type.Member(member).Exists() ? 1 : 0;
        }

        return count;
    }

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
