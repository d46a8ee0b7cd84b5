using System.Text.Json.Nodes;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;

namespace Proxmox.Pulumi.Schemas;

/// <summary>The package schema: <c>schema.json</c>, the answer to <c>GetSchema</c>, and what SDKs are generated from.</summary>
public static class PulumiSchema
{
    /// <summary>The name of the file that holds it.</summary>
    public const string FileName = "schema.json";

    /// <summary>Where the engine downloads the plugin.</summary>
    public const string PluginDownloadUrl = PackageSpec.PluginDownloadUrl;

    /// <summary>The schema of a catalog and the provider's configuration; the same declarations always give the same text.</summary>
    /// <param name="catalog">What the provider offers.</param>
    /// <param name="configuration">The provider's own settings.</param>
    /// <param name="version">The version of the provider, <c>1.2.3</c>.</param>
    /// <param name="example">Gives the section with the example of a declaration, in Markdown; null, also as an answer, for none.</param>
    /// <returns>JSON, sorted and indented.</returns>
    /// <exception cref="InvalidOperationException">Declarations want the same name for different things.</exception>
    public static string Build(Catalog catalog, Declaration configuration, string version, Func<Declaration, string?>? example = null) =>
        CanonicalJson.Write(Tree(catalog, configuration, version, example ?? (_ => null)));

    private static JsonObject Tree(Catalog catalog, Declaration configuration, string version, Func<Declaration, string?> example)
    {
        var types = new TypeSpecs();
        var schema = PackageSpec.Begin(version, configuration.Doc, Areas(catalog));
        var provider = Owner.Of(configuration, "Provider");
        schema["config"] = new JsonObject { ["variables"] = Settings() };
        schema["provider"] = new JsonObject
        {
            ["description"] = Descriptions.OfProvider(configuration, provider.Words),
            ["inputProperties"] = Settings(),
            ["properties"] = ObjectSpecs.Properties(types, provider, configuration.Fields, provider.Name, isTold: true),
        };
        schema["resources"] = Each(catalog.Resources, Tokens.Of, resource =>
            ResourceSpecs.Of(types, resource, Owner.Of(resource, Tokens.Noun(resource)), example(resource)));
        var functions = Each(catalog.DataSources, Tokens.Of, source => FunctionSpecs.Of(types, source, Function(source), example(source)));
        Add(functions, catalog.Commands, Tokens.Of, command => FunctionSpecs.Of(types, command, Function(command), example(command)));
        Add(functions, catalog.Functions, Tokens.Of, function => FunctionSpecs.Of(types, function, Function(function), example(function)));
        Add(functions, catalog.Ephemerals.Where(ephemeral => ephemeral.IsFunction), Tokens.Of, ephemeral =>
            FunctionSpecs.Of(types, ephemeral, Function(ephemeral), example(ephemeral)));
        schema["functions"] = functions;
        schema["types"] = types.Named;
        return schema;

        JsonObject Settings()
        {
            var settings = new JsonObject();
            foreach (var field in configuration.Fields)
            {
                settings[PropertyNames.Of(field)] = PropertySpecs.OfSetting(types, provider, field, ProviderConfiguration.IsChoice);
            }

            return settings;
        }

        static Owner Function(Declaration declaration) => Owner.Of(declaration, Tokens.FunctionName(declaration));
    }

    private static IEnumerable<Area> Areas(Catalog catalog) =>
        catalog.All.Select(declaration => declaration.Area).Distinct();

    private static JsonObject Each<T>(IEnumerable<T> declarations, Func<T, string> token, Func<T, JsonObject> spec)
        where T : Declaration
    {
        var all = new JsonObject();
        Add(all, declarations, token, spec);
        return all;
    }

    private static void Add<T>(JsonObject all, IEnumerable<T> declarations, Func<T, string> token, Func<T, JsonObject> spec)
        where T : Declaration
    {
        foreach (var declaration in declarations)
        {
            // Add: two declarations of one token are an error.
            all.Add(token(declaration), spec(declaration));
        }
    }
}
