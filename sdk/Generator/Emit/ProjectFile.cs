using System.Text;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>
/// Writes the project. It stands by itself, as those of the official generator do; in this repository it takes its framework from the
/// repository and its package <c>Pulumi</c> from <c>eng/PulumiPackage.props</c>.
/// </summary>
internal static class ProjectFile
{
    private const string Pulumi = "Pulumi";
    private const string OldestPulumi = "[3.76.1,4)";
    private const string Logo = "logo.png";

    // Whoever packs it puts the picture beside it, for a schema names no more than its address.
    private const string WithLogo = $" Condition=\"Exists('{Logo}')\"";
    private static readonly string[] Contents = ["version.txt", "pulumi-plugin.json"];

    private const string Choice = "../../eng/PulumiPackage.props";

    /// <summary>The text of the project.</summary>
    public static string Write(PackageSchema package, PackageNames names)
    {
        var text = new StringBuilder("<Project Sdk=\"Microsoft.NET.Sdk\">\n\n  <PropertyGroup>\n");
        void Property(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                text.Append($"    <{name}>{XmlDoc.Escape(value)}</{name}>\n");
            }
        }
        Property("PackageId", names.Package);
        Property("AssemblyName", names.Package);
        Property("RootNamespace", names.Package);
        Property("Version", package.Version);
        Property("Authors", package.Publisher);
        Property("Company", package.Publisher);
        Property("Description", FirstParagraph(package.Description));
        Property("PackageTags", string.Join(' ', package.Keywords.Prepend("pulumi")));
        Property("PackageLicenseExpression", package.License);
        Property("PackageProjectUrl", package.Homepage);
        Property("RepositoryUrl", package.Repository);
        Property("PackageReadmeFile", "README.md");
        text.Append($"    <PackageIcon{WithLogo}>{Logo}</PackageIcon>\n");
        text.Append("    <TargetFramework Condition=\"'$(TargetFramework)' == ''\">net8.0</TargetFramework>\n");
        Property("LangVersion", "12.0");
        Property("Nullable", "enable");
        Property("ImplicitUsings", "disable");
        Property("TreatWarningsAsErrors", "true");
        // What a package source holds, or says of the packages that Pulumi depends on, is no error in this code.
        Property("WarningsNotAsErrors", "$(WarningsNotAsErrors);NU1603;NU1901;NU1902;NU1903;NU1904");
        Property("GenerateDocumentationFile", "true");
        Property("EmbedUntrackedSources", "true");
        Property("PublishRepositoryUrl", "true");
        Property("DebugType", "embedded");
        text.Append("    <ContinuousIntegrationBuild Condition=\"'$(CI)' == 'true'\">true</ContinuousIntegrationBuild>\n  "
            + "</PropertyGroup>\n\n");
        text.Append("  <ItemGroup>\n");
        foreach (var file in Contents)
        {
            text.Append($"    <EmbeddedResource Include=\"{file}\" LogicalName=\"{names.Package}.{file}\" />\n    <None Include=\"{file}\" "
                + "Pack=\"true\" PackagePath=\"content\" />\n");
        }
        text.Append($"    <None Include=\"README.md\" Pack=\"true\" PackagePath=\"/\" />\n    <None Include=\"{Logo}\" Pack=\"true\" "
            + $"PackagePath=\"/\"{WithLogo} />\n  </ItemGroup>\n\n");
        References(text, package);
        return text.Append("</Project>\n").ToString();
    }

    private static void References(StringBuilder text, PackageSchema package)
    {
        text.Append($"  <Import Project=\"{Choice}\" Condition=\"Exists('{Choice}')\" />\n\n");
        text.Append($"  <ItemGroup Condition=\"!Exists('{Choice}')\">\n");
        text.Append($"    <PackageReference Include=\"{Pulumi}\" "
            + $"Version=\"{package.CSharp.PackageReferences.GetValueOrDefault(Pulumi, OldestPulumi)}\" />\n  </ItemGroup>\n\n");
        var others = package.CSharp.PackageReferences.Where(reference => reference.Key != Pulumi).ToList();
        if (others.Count == 0)
        {
            return;
        }
        text.Append("  <ItemGroup>\n");
        foreach (var (id, range) in others)
        {
            // Another SDK's version.txt among the contents would take the place of this one's.
            var excluded = id.StartsWith(Pulumi + ".", StringComparison.Ordinal) ? " ExcludeAssets=\"contentFiles\"" : "";
            text.Append($"    <PackageReference Include=\"{id}\" Version=\"{range}\"{excluded} />\n");
        }
        text.Append("  </ItemGroup>\n\n");
    }

    private static string? FirstParagraph(string? markdown) => Markdown.Read(markdown ?? "") is [MarkdownBlock.Paragraph first, ..]
        ? first.Text : null;
}
