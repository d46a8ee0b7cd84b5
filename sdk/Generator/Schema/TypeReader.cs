using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Proxmox.SdkGenerator.Schema;

/// <summary>Reads types and properties. It knows which of the package's own tokens are enums, objects and resources.</summary>
internal sealed class TypeReader(FrozenSet<string> objects, FrozenSet<string> enums, FrozenSet<string> resources)
{
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    private const string OwnTypes = "#/types/";
    private const string OwnResources = "#/resources/";

    /// <summary>The properties below a member, with the list of those that are required beside it.</summary>
    public IEnumerable<PropertySchema> Properties(SchemaNode owner, string member = "properties", string required = "required")
    {
        var names = owner.Texts(required).ToHashSet(StringComparer.Ordinal);
        var properties = owner.Map(member).Select(property => Property(property.Key, property.Value, names.Contains(property.Key)))
            .ToList();
        names.ExceptWith(properties.Select(property => property.Name));
        return names.Count == 0 ? properties : throw new SchemaException(
            owner.Path, $"requires {string.Join(", ", names.Order(StringComparer.Ordinal))}, which it does not declare");
    }

    /// <summary>A type.</summary>
    public TypeSchema Type(SchemaNode node)
    {
        var isPlain = node.Flag("plain");
        var options = node.Objects("oneOf");
        if (options.Length > 0)
        {
            if (Relaxed(options) is { } relaxed)
            {
                return relaxed with { IsPlain = isPlain };
            }
            return new TypeSchema.OneOf([.. options.Select(Type)]) { IsPlain = isPlain };
        }
        return (node.Text("$ref") is { } reference ? Referred(node, reference) : Written(node)) with { IsPlain = isPlain };
    }

    /// <summary>Whether a property takes the members of that enum and nothing else; known of what was read so far.</summary>
    public bool IsClosed(string token) => _closed.Contains(token);

    // An enum beside the type that it is made of has names for some of the values: the value itself is of that type.
    private TypeSchema.Simple? Relaxed(ImmutableArray<SchemaNode> options) =>
        options.Select(option => option.Text("$ref") is { } reference ? Own(reference, OwnTypes) : null)
            .FirstOrDefault(token => token is not null && enums.Contains(token)) is { } words
        && options is [_, _] && options.Select(option => option.Text("type")).FirstOrDefault(type => type is not null) is not null
            ? (TypeSchema.Simple)Written(options.First(option => option.Text("type") is not null)) with { Words = words }
            : null;

    private TypeSchema.EnumOf Enum(string token)
    {
        _closed.Add(token);
        return new(token);
    }

    private PropertySchema Property(string name, SchemaNode node, bool isRequired)
    {
        var info = node.Object("defaultInfo");
        return new PropertySchema(name, Type(node))
        {
            IsRequired = isRequired,
            Path = node.Path,
            Description = node.Text("description"),
            Deprecation = node.Text("deprecationMessage"),
            Const = node.Constant("const"),
            Default = node.Constant("default"),
            Environment = info?.Texts("environment") ?? [],
            IsSecret = node.Flag("secret"),
            ReplacesOnChanges = node.Flag("replaceOnChanges"),
            WillReplaceOnChanges = node.Flag("willReplaceOnChanges"),
            CSharpName = node.Object("language")?.Object("csharp")?.Text("name"),
        };
    }

    private TypeSchema Written(SchemaNode node) => node.RequiredText("type") switch
    {
        "boolean" => new TypeSchema.Simple(SimpleType.Boolean),
        "integer" => new TypeSchema.Simple(SimpleType.Integer),
        "number" => new TypeSchema.Simple(SimpleType.Number),
        "string" => new TypeSchema.Simple(SimpleType.String),
        "array" => new TypeSchema.ListOf(Type(node.Object("items") ?? throw new SchemaException(node.Path, "is an array without items"))),
        "object" => new TypeSchema.MapOf(
            node.Object("additionalProperties") is { } element ? Type(element) : new TypeSchema.Simple(SimpleType.String)),
        var other => throw new SchemaException(node.Path, $"has the unknown type \"{other}\""),
    };

    private TypeSchema Referred(SchemaNode node, string reference)
    {
        switch (reference)
        {
            case "pulumi.json#/Any": return new TypeSchema.Simple(SimpleType.Any);
            case "pulumi.json#/Json": return new TypeSchema.Simple(SimpleType.Json);
            case "pulumi.json#/Asset": return new TypeSchema.Simple(SimpleType.Asset);
            case "pulumi.json#/Archive": return new TypeSchema.Simple(SimpleType.Archive);
            case "#/provider": return new TypeSchema.ResourceOf(PackageSchema.ProviderToken);
            default: break;
        }
        if (Own(reference, OwnTypes) is { } type)
        {
            return objects.Contains(type) ? new TypeSchema.ObjectOf(type)
                : enums.Contains(type) ? Enum(type)
                : throw new SchemaException(node.Path, $"refers to the type {type}, which the schema does not declare");
        }
        return Own(reference, OwnResources) is { } resource && resources.Contains(resource)
            ? new TypeSchema.ResourceOf(resource)
            : throw new SchemaException(node.Path, $"refers to {reference}, which the schema does not declare");
    }

    private static string? Own(string reference, string prefix) =>
        reference.StartsWith(prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(reference[prefix.Length..]) : null;
}
