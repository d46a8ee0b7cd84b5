using System.Text.Json.Nodes;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// The answer to <c>GetMapping</c>: how Terraform's names become Pulumi's, by which <c>pulumi convert</c> rewrites Terraform
/// configurations. Its shape is that of <c>MarshallableProvider</c> in pulumi-terraform-bridge. Every field names its property, because the
/// bridge would otherwise put lists and sets into the plural.
/// </summary>
public static class PulumiMapping
{
    /// <summary>The key that engines ask for it with.</summary>
    public const string Key = "terraform";

    // The numbers of the bridge's value types.
    private const int Bool = 1, Int = 2, Float = 3, String = 4, List = 5, Map = 6, Set = 7;

    /// <summary>The name by which Terraform knows a declaration.</summary>
    public static string TerraformName(Declaration declaration) => $"{Tokens.Package}_{declaration.Name}";

    /// <summary>The mapping of a catalog and the provider's configuration.</summary>
    /// <param name="catalog">What the provider offers.</param>
    /// <param name="configuration">The provider's own settings.</param>
    /// <param name="version">The version of the provider, <c>1.2.3</c>.</param>
    /// <returns>JSON.</returns>
    public static string Build(Catalog catalog, Declaration configuration, string version) => CanonicalJson.Write(new JsonObject
    {
        ["name"] = Tokens.Package,
        ["version"] = version,
        ["tfProviderVersion"] = version,
        // All names are given, so nothing is left to be guessed.
        ["skipDefaultFixups"] = true,
        ["provider"] = new JsonObject
        {
            ["schema"] = Schema(configuration),
            ["resources"] = Each(catalog.Resources, Schema),
            ["dataSources"] = Each(catalog.DataSources, Schema),
        },
        ["config"] = Names(configuration.Attributes),
        ["resources"] = Each(catalog.Resources, resource =>
            new() { ["tok"] = Tokens.Of(resource), ["fields"] = Names(resource), ["idFields"] = new JsonArray() }),
        ["dataSources"] = Each(catalog.DataSources, source => new() { ["tok"] = Tokens.Of(source), ["fields"] = Names(source.Attributes) }),
    });

    private static JsonObject Each<T>(IEnumerable<T> declarations, Func<T, JsonObject> value)
        where T : Declaration
    {
        var all = new JsonObject();
        foreach (var declaration in declarations)
        {
            all.Add(TerraformName(declaration), value(declaration));
        }

        return all;
    }

    private static JsonObject Schema(Declaration declaration) => Schema(declaration.Attributes);

    private static JsonObject Schema(IEnumerable<Field> fields)
    {
        var all = new JsonObject();
        foreach (var field in fields)
        {
            all.Add(field.Name, Schema(field));
        }

        return all;
    }

    private static JsonObject Schema(Field field)
    {
        var schema = Type(field.Type);
        schema[field.Presence switch { Presence.Required => "required", Presence.Computed => "computed", _ => "optional" }] = true;
        if (field is { Presence: Presence.Optional, IsNeverReturned: false })
        {
            schema["computed"] = true;
        }

        if (field.IsReplacing)
        {
            schema["forceNew"] = true;
        }

        if (field.IsSecret)
        {
            schema["sensitive"] = true;
        }

        if (field.Deprecation is { } deprecation)
        {
            schema["deprecated"] = Remarks.Of(deprecation);
        }

        return schema;
    }

    // An object of its own is a map whose element is a resource; objects in a list or set are its element.
    private static JsonObject Type(FieldType type) => type switch
    {
        FieldType.Bool => new() { ["type"] = Bool },
        FieldType.Number number => new() { ["type"] = number.IsWhole ? Int : Float },
        FieldType.List list => new() { ["type"] = List, ["element"] = Element(list.Element) },
        FieldType.Set set => new() { ["type"] = Set, ["element"] = Element(set.Element) },
        FieldType.Map map => new() { ["type"] = Map, ["element"] = new JsonObject { ["schema"] = Type(map.Element) } },
        FieldType.Object => new() { ["type"] = Map, ["element"] = Element(type) },
        _ => new() { ["type"] = String },
    };

    private static JsonObject Element(FieldType type) =>
        type is FieldType.Object nested ? new() { ["resource"] = Schema(nested.Fields) } : new() { ["schema"] = Type(type) };

    // Pulumi encrypts secrets in its state and has no twin for them: who set the twin sets the secret.
    private static JsonObject Names(Resource resource)
    {
        var names = Names(resource.Attributes);
        foreach (var secret in resource.Fields.Where(WriteOnly.HasTwin))
        {
            names[WriteOnly.TwinName(secret)]!["name"] = PropertyNames.Of(secret);
        }

        return names;
    }

    private static JsonObject Names(IEnumerable<Field> fields)
    {
        var names = new JsonObject();
        foreach (var field in fields)
        {
            names.Add(field.Name, Name(field));
        }

        return names;
    }

    private static JsonObject Name(Field field)
    {
        var name = Inner(field.Type);
        name["name"] = PropertyNames.Of(field);
        if (field.IsSecret)
        {
            name["secret"] = true;
        }

        if (field.IsAutonamed)
        {
            name["default"] = new JsonObject { ["autonamed"] = true };
        }

        if (!field.Environment.IsEmpty)
        {
            name["default"] = new JsonObject
            {
                ["envvars"] = new JsonArray(
                [.. field.Environment.Select(variable => JsonValue.Create(variable))])
            };
        }

        return name;
    }

    private static JsonObject Inner(FieldType type)
    {
        // The bridge's own name of the member is this, however odd.
        var info = new JsonObject { ["typeomitempty"] = "" };
        switch (type)
        {
            case FieldType.Object nested:
                info["fields"] = Names(nested.Fields);
                break;
            case FieldType.List { Element: var element }:
                info["maxItemsOne"] = false;
                info["element"] = Inner(element);
                break;
            case FieldType.Set { Element: var element }:
                info["maxItemsOne"] = false;
                info["element"] = Inner(element);
                break;
            case FieldType.Map { Element: var element }:
                info["element"] = Inner(element);
                break;
            case FieldType.File:
                // Kind 0 of the bridge's translations: a path becomes an asset of that file.
                info["asset"] = new JsonObject { ["kind"] = 0 };
                break;
            default:
                break;
        }

        return info;
    }
}
