using System.Text.RegularExpressions;

namespace Proxmox.Conventions.Tests;

/// <summary>
/// The links of the pages as the registries show them: the registries show the pages alone, each below <c>docs/</c> without
/// its
/// extension, and the first page at <c>docs</c> itself, so that its relative links would lead elsewhere.
/// </summary>
public sealed partial class LinkTests
{
    private const string Registry = "https://registry.terraform.io/providers/proxmox-ve/proxmox/latest/docs";
    private const string Repository = "https://github.com/proxmox-ve/terraform-provider-proxmox/";

    public static IEnumerable<string> OfRegistry => TerraformPageTests.Pages;

    [TestCaseSource(nameof(OfRegistry))]
    public void A_link_of_a_page_leads_to_a_page_that_the_registries_show(string path)
    {
        var wrong = Links(path).Where(link => link switch
        {
            _ when link.StartsWith('#') => !HasAnchor(path, link[1..]),
            _ when link.StartsWith(Registry, StringComparison.Ordinal) => !IsPage(link[Registry.Length..].TrimStart('/')),
            _ when link.StartsWith(Repository, StringComparison.Ordinal) => !IsInRepository(link),
            _ when link.StartsWith("https://", StringComparison.Ordinal) => false,
            _ when path == "docs/index.md" => true,
            _ => !OfRegistry.Contains(Target(path, link.Split('#')[0]))
                || (link.Contains('#', StringComparison.Ordinal) && !HasAnchor(Target(path, link.Split('#')[0]), link.Split('#')[1])),
        });
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_first_text_leads_to_every_guide() => Assert.That(
        Tree.Files("docs/guides", ".md").Except(Links("README.md")), Is.Empty);

    // Of a link to a page, the first page of the registry is "".
    private static bool IsPage(string page) => OfRegistry.Contains($"docs/{(page.Length == 0 ? "index" : page.Split('#')[0])}.md");

    private static bool IsInRepository(string link)
    {
        var rest = link[Repository.Length..].Split('#')[0];
        return rest.Split('/', 3) is [("blob" or "tree"), "main", var path] ? Path.Exists(Tree.At(path))
            : !rest.StartsWith("blob", StringComparison.Ordinal);
    }

    private static string Target(string path, string link) => Path.GetRelativePath(
        Tree.At(""), Path.GetFullPath(Path.Combine(Tree.At(Path.GetDirectoryName(path)!), link))).Replace('\\', '/');

    private static IEnumerable<string> Links(string path) =>
        Link().Matches(Code().Replace(Tree.Read(path), "")).Select(match => match.Groups["target"].Value).Distinct(StringComparer.Ordinal);

    private static bool HasAnchor(string path, string anchor)
    {
        var text = Tree.Read(path);
        return text.Contains($"<a id=\"{anchor}\"></a>", StringComparison.Ordinal)
            || Heading().Matches(text).Any(match => Slug(match.Groups["words"].Value) == anchor);
    }

    private static string Slug(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(
        letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`(?!\\])", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("^#+ (?<words>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
