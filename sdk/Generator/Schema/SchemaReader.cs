using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Proxmox.SdkGenerator.Schema;

/// <summary>
/// Reads a package schema. What no SDK is written for here (component resources, methods, overlays, functions with several arguments,
/// parameterized packages, compatibility modes, types of other packages) is refused, never passed over.
/// </summary>
internal sealed class SchemaReader
{
    private const string Unsupported = "is not supported by this generator";

    private readonly SchemaNode _root;
    private readonly TypeReader _types;

    private SchemaReader(SchemaNode root)
    {
        _root = root;
        var isEnum = root.Map("types").ToLookup(type => type.Value.Objects("enum").Length > 0, type => type.Key);
        _types = new TypeReader(
            isEnum[false].ToFrozenSet(StringComparer.Ordinal),
            isEnum[true].ToFrozenSet(StringComparer.Ordinal),
            root.Map("resources").Select(resource => resource.Key).ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>Reads the JSON text of a schema; a <see cref="SchemaException"/> says what is wrong with it.</summary>
    public static PackageSchema Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new SchemaReader(new SchemaNode(document.RootElement, "")).Package()
                : throw new SchemaException("schema", "is not a JSON object");
        }
        catch (JsonException notJson)
        {
            throw new SchemaException("schema", $"is not JSON: {notJson.Message}");
        }
    }

    private PackageSchema Package()
    {
        _root.Refuse("parameterization", Unsupported);
        _root.Refuse("extensionParameterization", Unsupported);
        var settings = _root.Object("language")?.Object("csharp");
        settings?.Refuse("compatibility", Unsupported);
        settings?.Refuse("dictionaryConstructors", Unsupported);
        settings?.Refuse("projectReferences", Unsupported);
        var config = _root.Object("config");
        var types = _root.Map("types").ToLookup(type => type.Value.Objects("enum").Length > 0);
        return new PackageSchema(_root.RequiredText("name"))
        {
            Version = settings?.Flag("respectSchemaVersion") == true ? _root.RequiredText("version") : _root.Text("version"),
            DisplayName = _root.Text("displayName"),
            Description = _root.Text("description"),
            Keywords = _root.Texts("keywords"),
            Homepage = _root.Text("homepage"),
            License = _root.Text("license"),
            Repository = _root.Text("repository"),
            Publisher = _root.Text("publisher"),
            PluginDownloadUrl = _root.Text("pluginDownloadURL") is { Length: > 0 } url ? url : null,
            ModuleFormat = _root.Object("meta")?.Text("moduleFormat") ?? "(.*)",
            CSharp = settings is { } given ? Settings(given) : new CSharpSettings(),
            Config = config is { } some ? [.. _types.Properties(some, "variables", "defaults")] : [],
            // A package has a provider even when its schema says nothing of it.
            Provider = (_root.Object("provider") is { } provider
                ? Resource("", provider) : new ResourceSchema("") { Path = "provider" }) with
            { IsProvider = true },
            Resources = [.. _root.Map("resources").Select(resource => Resource(resource.Key, resource.Value))],
            Functions = [.. _root.Map("functions").Select(function => Function(function.Key, function.Value))],
            Objects = types[false].ToImmutableSortedDictionary(
                type => type.Key, type => Object(type.Key, type.Value), StringComparer.Ordinal),
            Enums = types[true].ToImmutableSortedDictionary(
                type => type.Key, type => Enum(type.Key, type.Value) with { IsClosed = _types.IsClosed(type.Key) }, StringComparer.Ordinal),
        };
    }

    private static CSharpSettings Settings(SchemaNode node) => new()
    {
        RootNamespace = node.Text("rootNamespace") is { Length: > 0 } root ? root : "Pulumi",
        Namespaces = node.TextMap("namespaces"),
        PackageReferences = node.TextMap("packageReferences"),
    };

    private ResourceSchema Resource(string token, SchemaNode node)
    {
        node.Refuse("isComponent", Unsupported);
        node.Refuse("isOverlay", Unsupported);
        node.Refuse("methods", Unsupported);
        return new ResourceSchema(token)
        {
            Path = node.Path,
            Description = node.Text("description"),
            Deprecation = node.Text("deprecationMessage"),
            Properties = [.. _types.Properties(node)],
            Inputs = [.. _types.Properties(node, "inputProperties", "requiredInputs")],
            State = node.Object("stateInputs") is { } state ? [.. _types.Properties(state)] : null,
            Aliases = [.. node.Objects("aliases").Select(alias => alias.RequiredText("type"))],
            CSharpName = node.Object("language")?.Object("csharp")?.Text("name"),
        };
    }

    private FunctionSchema Function(string token, SchemaNode node)
    {
        node.Refuse("isOverlay", Unsupported);
        node.Refuse("multiArgumentInputs", Unsupported);
        var outputs = node.Object("outputs");
        TypeSchema? returns = null;
        if (node.Object("returnType") is { } answer)
        {
            if (answer.Object("properties") is not null)
            {
                outputs = answer;
            }
            else
            {
                returns = _types.Type(answer);
            }
        }
        return new FunctionSchema(token)
        {
            Path = node.Path,
            Description = node.Text("description"),
            Deprecation = node.Text("deprecationMessage"),
            Inputs = node.Object("inputs") is { } inputs ? [.. _types.Properties(inputs)] : null,
            // An object without properties is no answer.
            Outputs = outputs is { } some && _types.Properties(some).ToImmutableArray() is { Length: > 0 } answers ? answers : null,
            Returns = returns,
        };
    }

    private ObjectSchema Object(string token, SchemaNode node)
    {
        node.Refuse("isOverlay", Unsupported);
        return new(token, node.Text("description"), [.. _types.Properties(node)]);
    }

    private static EnumSchema Enum(string token, SchemaNode node)
    {
        var type = node.RequiredText("type") switch
        {
            "string" => SimpleType.String,
            "integer" => SimpleType.Integer,
            "number" => SimpleType.Number,
            var other => throw new SchemaException(node.Path, $"is an enum of type \"{other}\", which {Unsupported}"),
        };
        var members = node.Objects("enum").Select(member => new EnumMember(
            member.Text("name") is { Length: > 0 } name ? name : null,
            member.Constant("value") is { } value && value is Constant.Text == (type == SimpleType.String) && value is not Constant.Flag
                ? value
                : throw new SchemaException(member.Path, $"has no value of type {type}"),
            member.Text("description"),
            member.Text("deprecationMessage")));
        return new(token, node.Path, type, node.Text("description"), [.. members]);
    }
}
