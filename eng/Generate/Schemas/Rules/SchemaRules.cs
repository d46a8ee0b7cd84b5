using System.Text.Json;
using System.Text.RegularExpressions;

namespace Proxmox.Generate.Schemas.Rules;

/// <summary>
/// The rules that Pulumi's tools hold a package schema to: those of the package metaschema, those that its binder adds, and those without
/// which the generated SDKs would not compile. Completeness is held to as well: everything has a description.
/// </summary>
public static partial class SchemaRules
{
    private static readonly string[] PackageMembers =
    [
        "allowedPackageNames", "attribution", "config", "dependencies", "description", "displayName", "functions", "homepage", "keywords",
            "language", "license",
        "logoUrl", "meta", "name", "namespace", "parameterization", "pluginDownloadURL", "provider", "publisher", "repository", "resources",
            "types", "version",
    ];

    private static readonly string[] Texts =
    [
        "attribution", "description", "displayName", "homepage", "license", "logoUrl", "name", "namespace", "pluginDownloadURL",
            "publisher", "repository", "version",
    ];

    /// <summary>All breaches, each with its place; empty for a sound schema.</summary>
    /// <param name="schema">The schema, as JSON.</param>
    /// <exception cref="JsonException">It is no JSON, or names a member twice.</exception>
    public static IReadOnlyList<string> Breaches(string schema)
    {
        using var document = JsonDocument.Parse(schema, new() { AllowDuplicateProperties = false });
        var found = new Breaches();
        var root = document.RootElement;
        CheckPackage(found, root);
        var properties = new PropertyRules(found, root);
        CheckConfig(found, properties, root);
        foreach (var (name, spec) in Sections(root, "types"))
        {
            found.Require(TypeToken().IsMatch(name), $"types/{name}", "a token is package:module:Member.");
            TypeRules.Check(found, properties, $"types/{name}", name, spec);
        }

        foreach (var (name, spec) in Sections(root, "resources"))
        {
            found.Require(TypeToken().IsMatch(name), $"resources/{name}", "a token is package:module:Member.");
            ResourceRules.Check(found, properties, $"resources/{name}", name, spec);
        }

        foreach (var (name, spec) in Sections(root, "functions"))
        {
            found.Require(FunctionToken().IsMatch(name), $"functions/{name}", "a token is package:module:member.");
            ResourceRules.CheckFunction(found, properties, $"functions/{name}", name, spec);
        }

        ResourceRules.CheckProvider(found, properties, root.Member("provider"));
        TokenRules.Check(found, root);
        CycleRules.Check(found, root);
        return found.All;
    }

    private static IEnumerable<(string Name, JsonElement Spec)> Sections(JsonElement root, string section) =>
        root.Member(section).Members().Select(member => (member.Name, member.Value));

    private static void CheckPackage(Breaches found, JsonElement root)
    {
        found.AllowOnly("", root, PackageMembers);
        foreach (var member in Texts.Where(member => root.Member(member).Exists()))
        {
            found.Require(root.Member(member).Text() is { Length: > 0 }, member, "it is a text, and not empty.");
        }

        found.Require(
            PackageName().IsMatch(root.Member("name").Text() ?? ""), "name", "it begins with a letter and holds letters, digits, - and _.");
        found.Require(root.Member("name").Text() is not ("pulumi" or "input"), "name", "Pulumi keeps the name for itself.");
        found.Require(SemanticVersion().IsMatch(root.Member("version").Text() ?? ""), "version", "it is a semantic version.");
        found.Require(!root.Member("namespace").Exists() || Namespace().IsMatch(root.Member("namespace").Text() ?? ""), "namespace",
            "it is lower case with hyphens.");
        found.AllowOnly("meta", root.Member("meta"), ["moduleFormat", "supportPack"]);
        if (root.Member("meta").Member("moduleFormat").Text() is { } format)
        {
            found.Require(format.Count(c => c == '(') - format.Split("(?:").Length + 1 == 1, "meta/moduleFormat",
                "the pattern has exactly one group.");
        }

        foreach (var keyword in root.Member("keywords").Items())
        {
            found.Require(keyword.Text() is { Length: > 0 }, "keywords", "each is a text.");
        }
    }

    private static void CheckConfig(Breaches found, PropertyRules properties, JsonElement root)
    {
        var config = root.Member("config");
        found.AllowOnly("config", config, ["defaults", "variables"]);
        properties.CheckAll("config/variables", config.Member("variables"), className: "Config");
        properties.CheckRequired("config/defaults", config.Member("defaults"), config.Member("variables"));
    }

    [GeneratedRegex(@"\A[a-zA-Z][-a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"\A([a-z][a-z0-9]*)(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\Av?(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SemanticVersion();

    [GeneratedRegex(@"\A[a-zA-Z][-a-zA-Z0-9_]*:([^0-9][a-zA-Z0-9._/-]*)?:[^0-9][a-zA-Z0-9._/]*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeToken();

    [GeneratedRegex(@"\A[a-zA-Z][-a-zA-Z0-9_]*:([^0-9][a-zA-Z0-9._/-]*)?:[^0-9][a-zA-Z0-9._/-]*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FunctionToken();
}
