using System.Text.Json;

namespace Proxmox.Generate.Schemas.Rules;

/// <summary>What resources, functions and the provider are held to.</summary>
internal static class ResourceRules
{
    private static readonly string[] Members =
    [
        "aliases", "deprecationMessage", "description", "inputProperties", "isComponent", "isOverlay", "language", "listInputs", "methods",
            "overlaySupportedLanguages",
        "properties", "required", "requiredInputs", "type",
    ];

    private static readonly string[] FunctionMembers =
    [
        "deprecationMessage", "description", "inputs", "isOverlay", "language", "multiArgumentInputs", "outputs",
            "overlaySupportedLanguages", "plain", "returnType",
    ];

    /// <summary>Checks a resource.</summary>
    public static void Check(Breaches found, PropertyRules properties, string path, string token, JsonElement resource)
    {
        var name = token[(token.LastIndexOf(':') + 1)..];
        found.Require(name.Length > 0 && char.IsAsciiLetterUpper(name[0]), path, "a resource's name is PascalCase.");
        found.Require(name != "pulumi", path, "Pulumi keeps the name for itself.");
        found.AllowOnly(path, resource, Members);
        found.Require(resource.Member("description").Text()?.Contains("## Import\n", StringComparison.Ordinal) == true, path,
            "the description says how to import.");
        CheckProperties(found, properties, path, resource, name, ["id", "urn"]);
        found.Require(resource.Member("listInputs").ValueKind == JsonValueKind.Object, path + "/listInputs", "it is there.");
        TypeRules.CheckObject(found, properties, path + "/listInputs", resource.Member("listInputs"), name + "ListArgs");
        foreach (var alias in resource.Member("aliases").Items())
        {
            found.Require((alias.Text() ?? alias.Member("type").Text()) is { Length: > 0 }, path + "/aliases", "an alias names a type.");
        }
    }

    /// <summary>Checks the provider itself.</summary>
    public static void CheckProvider(Breaches found, PropertyRules properties, JsonElement provider)
    {
        found.Require(provider.Member("description").Text() is { Length: > 0 }, "provider", "it has a description.");
        found.AllowOnly("provider", provider, Members);
        CheckProperties(found, properties, "provider", provider, "Provider", ["id", "urn", "version"]);
    }

    /// <summary>Checks a function.</summary>
    public static void CheckFunction(Breaches found, PropertyRules properties, string path, string token, JsonElement function)
    {
        var name = token[(token.LastIndexOf(':') + 1)..];
        found.Require(char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit)
            && name.Any(char.IsAsciiLetterUpper), path, "a function's name is a verb and a noun.");
        found.AllowOnly(path, function, FunctionMembers);
        found.Require(function.Member("description").Text() is { Length: > 0 }, path, "it has a description.");
        found.Require(function.Member("outputs").Member("properties").Members().Any(), path, "it answers with an object.");
        var className = char.ToUpperInvariant(name[0]) + name[1..];
        TypeRules.CheckObject(found, properties, path + "/inputs", function.Member("inputs"), className + "Args");
        TypeRules.CheckObject(found, properties, path + "/outputs", function.Member("outputs"), className + "Result");
    }

    private static void CheckProperties(
        Breaches found, PropertyRules properties, string path, JsonElement resource, string name, ReadOnlySpan<string> reserved)
    {
        properties.CheckAll(path + "/properties", resource.Member("properties"), name, reserved);
        properties.CheckRequired(path + "/required", resource.Member("required"), resource.Member("properties"));
        properties.CheckAll(path + "/inputProperties", resource.Member("inputProperties"), name + "Args", reserved);
        properties.CheckRequired(path + "/requiredInputs", resource.Member("requiredInputs"), resource.Member("inputProperties"));
        foreach (var input in resource.Member("inputProperties").Members())
        {
            found.Require(resource.Member("properties").Member(input.Name).Exists(), $"{path}/inputProperties/{input.Name}",
                "an input is an output too.");
        }
    }
}
