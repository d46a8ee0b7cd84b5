using System.Text.Json.Nodes;
using Proxmox.Model.Declarations;

namespace Proxmox.Pulumi.Schemas;

/// <summary>What the schema says of the package as a whole.</summary>
public static class PackageSpec
{
    /// <summary>The namespace that packages have theirs below.</summary>
    public const string RootNamespace = "Pulumi";

    // The registries find the provider proxmox-ve/proxmox in that repository; its releases hold the plugin of Pulumi beside it.
    private const string Repository = $"{Organisation}/terraform-provider-proxmox";

    private const string Organisation = "proxmox-ve";

    // Members of the SDK's own package that were added until then are used.
    private const string SdkRange = "[3.76.1.0,4)";

    /// <summary>
    /// Where the engine downloads the plugin: the release of the version that an SDK asks for. It is part of the name of every default
    /// provider, so that another address would give each stack another provider.
    /// </summary>
    public const string PluginDownloadUrl = $"github://api.github.com/{Repository}";

    /// <summary>What people call the package.</summary>
    public const string DisplayName = "Proxmox VE";

    /// <summary>The package of Go that the modules are below.</summary>
    public const string GoPackage = $"github.com/{Repository}/sdk/go/{Tokens.Package}";

    /// <summary>The package of Node.js.</summary>
    public const string NodePackage = $"@{Organisation}/{Tokens.Package}";

    /// <summary>The package of Python, as a program imports it.</summary>
    public static string PythonPackage { get; } = $"{Organisation.Replace('-', '_')}_{Tokens.Package}";

    /// <summary>The C# namespace of the package, below the root.</summary>
    public const string Namespace = "Proxmox";

    /// <summary>The members of the schema that follow from no declaration.</summary>
    /// <param name="version">The version of the provider.</param>
    /// <param name="description">What the package is for.</param>
    /// <param name="areas">What its declarations belong to.</param>
    internal static JsonObject Begin(string version, string description, IEnumerable<Area> areas) => new()
    {
        ["name"] = Tokens.Package,
        ["displayName"] = DisplayName,
        ["version"] = version,
        ["description"] = description,
        ["keywords"] = new JsonArray("category/infrastructure", "kind/native", "proxmox", "pve", "virtualization"),
        ["license"] = "Apache-2.0",
        ["publisher"] = "The Proxmox provider's authors",
        ["homepage"] = $"https://github.com/{Repository}",
        ["repository"] = $"https://github.com/{Repository}",
        ["logoUrl"] = $"https://raw.githubusercontent.com/{Repository}/main/docs/logo.png",
        ["pluginDownloadURL"] = PluginDownloadUrl,
        ["namespace"] = Organisation,
        ["meta"] = new JsonObject { ["moduleFormat"] = "(.*)", ["supportPack"] = true },
        ["language"] = new JsonObject
        {
            ["csharp"] = CSharp(areas),
            ["go"] = new JsonObject { ["importBasePath"] = GoPackage, ["respectSchemaVersion"] = true },
            ["java"] = new JsonObject { ["basePackage"] = "io.github.proxmoxve", ["buildFiles"] = "gradle" },
            ["nodejs"] = new JsonObject { ["respectSchemaVersion"] = true },
            ["python"] = new JsonObject { ["pyproject"] = new JsonObject { ["enabled"] = true }, ["respectSchemaVersion"] = true },
        },
    };

    private static JsonObject CSharp(IEnumerable<Area> areas)
    {
        var namespaces = new JsonObject { [Tokens.Package] = Namespace };
        foreach (var area in areas)
        {
            namespaces[area.Name] = area.Namespace;
        }

        return new()
        {
            ["namespaces"] = namespaces,
            ["packageReferences"] = new JsonObject { ["Pulumi"] = SdkRange },
            ["respectSchemaVersion"] = true,
            ["rootNamespace"] = RootNamespace,
        };
    }
}
