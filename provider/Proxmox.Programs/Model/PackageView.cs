using System.Collections.Immutable;
using System.Text.Json;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Model;

/// <summary>What programs have to know of the package's schema: its names, and the types of everything.</summary>
/// <param name="schema">The schema, as JSON.</param>
internal sealed class PackageView(JsonElement schema)
{
    private static readonly SchemaType.Object Nothing = new(null, ImmutableDictionary<string, Member>.Empty);

    /// <summary>The package's name.</summary>
    public string Name => Text("name");

    /// <summary>The organisation that packages are published in.</summary>
    public string Organisation => Text("namespace");

    /// <summary>Where the package's source is, without the scheme.</summary>
    public string Repository => new Uri(Text("repository")) is var address ? address.Host + address.AbsolutePath : "";

    /// <summary>The C# namespace of a module.</summary>
    public string CSharpNamespace(string module)
    {
        var csharp = schema.GetProperty("language").GetProperty("csharp");
        var names = csharp.GetProperty("namespaces");
        return $"{csharp.GetProperty("rootNamespace").GetString()}.{names.GetProperty(Name).GetString()}.{names.GetProperty(module).GetString()}";
    }

    /// <summary>A resource.</summary>
    public ResourceView Resource(string token)
    {
        var resource = schema.GetProperty("resources").GetProperty(token);
        var name = TypeToken.Of(token);
        return new(
            name,
            CSharpName(resource) ?? name.Name,
            Members(null, resource, "inputProperties", "requiredInputs"),
            Members(null, resource, "properties", "required"));
    }

    /// <summary>A function.</summary>
    public FunctionView Function(string token)
    {
        var function = schema.GetProperty("functions").GetProperty(token);
        var name = TypeToken.Of(token);
        var noun = name.Name.StartsWith("get", StringComparison.Ordinal) ? name.Name[3..] : null;
        var looksUp = noun is not null && schema.GetProperty("resources").TryGetProperty($"{Name}:{name.Module}:{noun}", out _);
        return new(name, noun is null, looksUp, Object(function, "inputs"), Object(function, "outputs"));
    }

    private SchemaType.Object Object(JsonElement function, string member) =>
        function.TryGetProperty(member, out var type) ? Members(null, type, "properties", "required") : Nothing;

    private SchemaType.Object Members(TypeToken? token, JsonElement owner, string members, string required)
    {
        var names = owner.TryGetProperty(required, out var list)
            ? list.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        return new(token, owner.GetProperty(members).EnumerateObject().ToImmutableDictionary(
            member => member.Name,
            member => new Member(member.Name, Type(member.Value), names.Contains(member.Name), CSharpName(member.Value)
                ?? PropertyNames.Pascal(member.Name)),
            StringComparer.Ordinal));
    }

    private SchemaType Type(JsonElement type)
    {
        if (type.TryGetProperty("$ref", out var reference))
        {
            return reference.GetString() == "pulumi.json#/Asset" ? new SchemaType.File()
                : Named(reference.GetString()!["#/types/".Length..]);
        }

        // A text, or one of the words that are known.
        if (type.TryGetProperty("oneOf", out var either))
        {
            return either.EnumerateArray().Select(Type).OfType<SchemaType.Choice>().First() with { IsOpen = true };
        }

        return type.GetProperty("type").GetString() switch
        {
            "array" => new SchemaType.List(Type(type.GetProperty("items"))),
            "object" => new SchemaType.Map(Type(type.GetProperty("additionalProperties"))),
            var name => new SchemaType.Plain(name!),
        };
    }

    private SchemaType Named(string token)
    {
        var type = schema.GetProperty("types").GetProperty(token);
        return type.TryGetProperty("enum", out var members)
            ? new SchemaType.Choice(TypeToken.Of(token), members.EnumerateArray().ToImmutableDictionary(
                member => member.GetProperty("value").GetString()!, member =>
                    member.GetProperty("name").GetString()!, StringComparer.Ordinal))
            : Members(TypeToken.Of(token), type, "properties", "required");
    }

    private static string? CSharpName(JsonElement element) =>
        element.TryGetProperty("language", out var language) && language.TryGetProperty("csharp", out var csharp)
            && csharp.TryGetProperty("name", out var name)
            ? name.GetString()
            : null;

    private string Text(string member) => schema.GetProperty(member).GetString()!;
}

/// <summary>A resource of the schema.</summary>
/// <param name="Token">Its token.</param>
/// <param name="CSharpName">Its class in C#.</param>
/// <param name="Inputs">What it is given.</param>
/// <param name="Outputs">What it tells.</param>
internal sealed record ResourceView(TypeToken Token, string CSharpName, SchemaType.Object Inputs, SchemaType.Object Outputs);

/// <summary>A function of the schema.</summary>
/// <param name="Token">Its token.</param>
/// <param name="IsCommand">True when it is called for what it does, not for what it answers.</param>
/// <param name="LooksUp">True when it tells of one object that is a resource, too: Go has another name for it.</param>
/// <param name="Inputs">What it is asked with.</param>
/// <param name="Outputs">What it answers.</param>
internal sealed record FunctionView(TypeToken Token, bool IsCommand, bool LooksUp, SchemaType.Object Inputs, SchemaType.Object Outputs);
