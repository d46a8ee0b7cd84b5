using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Resources;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Conventions.Tests;

/// <summary>
/// What the registries of Terraform and OpenTofu, and HashiCorp's own check of documentation, want of the pages: their folders, names,
/// front
/// matter and size, and a page for each thing in the schema and for nothing else.
/// </summary>
public sealed partial class TerraformPageTests
{
    private const int MostPages = 2000;
    private const int LargestPage = 500_000;

    private static readonly GetProviderSchema.Types.Response Schema = ProviderSchema.Build(Catalogs.All, ProviderConfiguration.Declaration);

    // What lies beside them is not theirs: Pulumi's pages, the design, the coverage.
    private static readonly string[] Folders =
        ["actions", "data-sources", "ephemeral-resources", "functions", "guides", "list-resources", "resources"];

    public static IEnumerable<string> Pages => Tree.Files("docs", [".md"]).Where(IsPage);

    private static IEnumerable<TestCaseData> Kinds =>
    [
        new("resources", Schema.ResourceSchemas.Keys.Select(Short)),
        new("data-sources", Schema.DataSourceSchemas.Keys.Select(Short)),
        new("ephemeral-resources", Schema.EphemeralResourceSchemas.Keys.Select(Short)),
        new("list-resources", Schema.ListResourceSchemas.Keys.Select(Short)),
        new("actions", Schema.ActionSchemas.Keys.Select(Short)),
        new("functions", Schema.Functions.Keys),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void There_is_a_page_for_each_and_for_nothing_else(string folder, IEnumerable<string> names) => Assert.That(
        Directory.Exists(Tree.At("docs/" + folder)) ? Directory.EnumerateFiles(Tree.At("docs/" + folder)).Select(Path.GetFileName) : [],
        Is.EquivalentTo(names.Select(name => name + ".md")));

    [TestCaseSource(nameof(Pages))]
    public void The_front_matter_has_what_its_kind_of_page_takes(string path)
    {
        var front = FrontMatter().Match(Tree.Read(path));
        Assert.That(front.Success, Is.True, "there is none");
        var keys = Key().Matches(front.Groups["front"].Value).Select(match => match.Value).ToList();
        var wanted = path == "docs/index.md" ? new[] { "page_title", "description" } : ["page_title", "subcategory", "description"];
        Assert.That(keys, Is.EqualTo(wanted));
    }

    [TestCaseSource(nameof(Pages))]
    public void The_front_matter_is_YAML_that_means_what_it_says(string path)
    {
        var front = FrontMatter().Match(Tree.Read(path)).Groups["front"].Value;
        Assert.That(front, Does.Match("^page_title: \"[^\"\\\\]+\"\n(subcategory: \"[^\"\\\\]*\"\n)?description: \\|-\n  \\S.*$"));
    }

    [Test]
    public void No_page_is_larger_than_the_registry_shows() => Assert.That(
        Pages.Where(path => new FileInfo(Tree.At(path)).Length >= LargestPage), Is.Empty);

    [Test]
    public void There_are_no_more_pages_than_the_registry_takes() => Assert.That(Pages.Count(), Is.LessThan(MostPages));

    [Test]
    public void The_folders_hold_pages_alone_and_no_folders() => Assert.That(
        Folders.Select(folder => Tree.At("docs/" + folder)).Where(Directory.Exists).SelectMany(Directory.EnumerateFileSystemEntries)
            .Where(path => Directory.Exists(path) || !path.EndsWith(".md", StringComparison.Ordinal)), Is.Empty);

    // The registry knows two layouts, and refuses a mixture.
    [Test]
    public void There_is_nothing_of_the_older_layout() =>
        Assert.That(new[] { "website", "docs/d", "docs/r" }.Where(folder => Directory.Exists(Tree.At(folder))), Is.Empty);

    private static bool IsPage(string path) =>
        path == "docs/index.md" || Folders.Any(folder => path.StartsWith($"docs/{folder}/", StringComparison.Ordinal));

    private static string Short(string type) => type[(TypeNames.Provider.Length + 1)..];

    [GeneratedRegex("^---\n(?<front>.*?)\n---\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrontMatter();

    [GeneratedRegex("^[a-z_]+(?=:)", RegexOptions.Multiline, 1000)]
    private static partial Regex Key();
}
