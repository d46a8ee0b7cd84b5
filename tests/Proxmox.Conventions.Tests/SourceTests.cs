using System.Text.RegularExpressions;

namespace Proxmox.Conventions.Tests;

/// <summary>What holds for every file that people write.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;
    private const int LongestLine = 140;
    private const int LongestReadme = 25;
    private static readonly string[] Roots = ["provider", "sdk/Generator", "sdk/StandIn", "tests", "eng", "examples"];

    // Names that are given: the public API of Pulumi, which is implemented as it is, and what Pulumi's SDKs call their shared code.
    private static readonly string[] GivenNames = ["sdk/StandIn/Values/OutputUtilities.cs", "sdk/Generator/Emit/UtilitiesFile.cs"];

    private static IEnumerable<string> Code => Roots.SelectMany(root => Tree.Files(root, ".cs"));

    public static IEnumerable<string> Projects =>
        Tree.Files("provider", ".csproj").Append("tests/Simulator/Simulator.csproj").Select(path => Path.GetDirectoryName(path)!);

    [Test]
    public void No_file_is_too_long_to_be_read_at_once() =>
        Assert.That(
            Code.Concat(Tree.Files("eng", ".sh")).Select(path => (Path: path, Lines: File.ReadLines(Tree.At(path)).Count()))
                .Where(file => file.Lines > LongestFile).Select(file => $"{file.Path}: {file.Lines} lines"),
            Is.Empty);

    // A text in quotes that stands alone in its line is longer only where breaking it would hide what it is, as a pattern or a template.
    [Test]
    public void No_line_is_too_long_to_be_read_at_once() =>
        Assert.That(
            from path in Code
            from line in Tree.Lines(path)
            where line.Length > LongestLine && !LiteralLine().IsMatch(line)
            select $"{path}: {line.Trim()}",
            Is.Empty);

    [Test]
    public void No_comment_names_a_ticket_a_date_or_something_left_to_do() =>
        Assert.That(
            from path in Code
            from comment in Tree.Comments(path)
            where Transient().IsMatch(comment)
            select $"{path}: {comment.Trim()}",
            Is.Empty);

    [Test]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.That(
            from path in Code
            where !GivenNames.Any(given => path.StartsWith(given, StringComparison.Ordinal))
            from Match match in VagueType().Matches(Tree.Code(path))
            select $"{path}: {match.Value}",
            Is.Empty);

    [TestCaseSource(nameof(Projects))]
    public void A_project_has_a_short_readme(string folder)
    {
        var readme = Tree.At($"{folder}/README.md");
        Assert.That(readme, Does.Exist);
        Assert.That(File.ReadLines(readme).Count(), Is.LessThanOrEqualTo(LongestReadme));
    }

    [Test]
    public void No_page_of_the_documentation_is_refused_by_a_registry()
    {
        var pages = Tree.Files("docs", ".md").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages, Has.Count.LessThanOrEqualTo(1000));
            Assert.That(pages.Where(page => new FileInfo(Tree.At(page)).Length > 500_000), Is.Empty);
        }
    }

    [Test]
    public void Every_link_between_documents_leads_somewhere() =>
        Assert.That(
            from page in Tree.Files("docs", ".md").Concat(Roots.SelectMany(root => Tree.Files(root, ".md")))
                .Concat(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
            from Match link in RelativeLink().Matches(Tree.Read(page))
            let target = Path.Combine(Path.GetDirectoryName(Tree.At(page))!, link.Groups["target"].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{page}: {link.Value}",
            Is.Empty);

    [GeneratedRegex(@"^\s*(?:[+:?] |return |[0-9]+, )?[$@]*""", RegexOptions.None, 1000)]
    private static partial Regex LiteralLine();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|\b(issue|ticket|PR|pull request) ?#?\d+|(^|\s)#\d+\b|\b20\d\d-[01]\d-[0-3]\d\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Transient();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) \w*(Helpers?|Manager|Utils?|Utility|Utilities|Common|Base|Impl)\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VagueType();

    [GeneratedRegex(@"\]\((?!https?://|#|mailto:)(?<target>[^)#\s]+)(#[^)\s]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RelativeLink();
}
