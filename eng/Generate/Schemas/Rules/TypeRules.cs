using System.Text.Json;

namespace Proxmox.Generate.Schemas.Rules;

/// <summary>What named types are held to.</summary>
internal static class TypeRules
{
    /// <summary>Checks an object or an enum.</summary>
    public static void Check(Breaches found, PropertyRules properties, string path, string token, JsonElement type)
    {
        found.Require(type.Member("description").Text() is { Length: > 0 }, path, "it has a description.");
        if (type.Member("enum").Exists())
        {
            CheckEnum(found, path, type);
            return;
        }

        found.Require(type.Member("type").Text() == "object", path, "it is an object or an enum.");
        found.Require(type.Member("properties").Members().Any(), path, "an object has properties.");
        CheckObject(found, properties, path, type, token[(token.LastIndexOf(':') + 1)..]);
    }

    /// <summary>Checks an object with properties.</summary>
    /// <param name="found">Where breaches go.</param>
    /// <param name="properties">Checks properties.</param>
    /// <param name="path">The object's place.</param>
    /// <param name="type">The object.</param>
    /// <param name="className">The C# class for it.</param>
    /// <param name="reserved">Names that properties must not have.</param>
    public static void CheckObject(
        Breaches found, PropertyRules properties, string path, JsonElement type, string className, params ReadOnlySpan<string> reserved)
    {
        found.AllowOnly(
            path, type, ["description", "isOverlay", "language", "overlaySupportedLanguages", "properties", "required", "type"]);
        found.Require(type.Member("type").Text() is null or "object", path, "it is an object.");
        properties.CheckAll(path + "/properties", type.Member("properties"), className, reserved);
        properties.CheckRequired(path + "/required", type.Member("required"), type.Member("properties"));
    }

    private static void CheckEnum(Breaches found, string path, JsonElement type)
    {
        found.AllowOnly(path, type, ["description", "enum", "isOverlay", "language", "type"]);
        found.Require(type.Member("type").Text() is "string" or "integer" or "number", path, "an enum is of texts or numbers.");
        var values = type.Member("enum").Items().ToList();
        found.Require(values.Count > 0, path, "an enum has values.");
        foreach (var value in values)
        {
            found.AllowOnly(path + "/enum", value, ["deprecationMessage", "description", "name", "value"]);
            found.Require(value.Member("value").ValueKind == (type.Member("type").Text() == "string"
                ? JsonValueKind.String : JsonValueKind.Number), path, "a value is of the enum's type.");
            var name = value.Member("name").Text() ?? "";
            found.Require(name.Length > 0 && char.IsAsciiLetterUpper(name[0])
                && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'), path, $"\"{name}\" is no PascalCase name.");
        }

        found.Require(values.DistinctBy(value => value.Member("value").ToString(), StringComparer.Ordinal).Count() == values.Count, path,
            "a value stands there once.");
        found.Require(values.DistinctBy(value => value.Member("name").Text(), StringComparer.OrdinalIgnoreCase).Count() == values.Count,
            path, "names differ, and not in case alone.");
    }
}
