using System.Text.RegularExpressions;

namespace Proxmox.Conventions.Tests;

/// <summary>The messages that the guide to troubleshooting explains are those that users meet.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly string Page = Tree.Read("docs/guides/troubleshooting.md");

    // Texts are written over several lines, with their gaps as values.
    private static readonly Lazy<string> Texts = new(() =>
        Seam().Replace(string.Join('\n', Tree.Files("provider", ".cs").Select(Tree.Read)), ""));

    public static IEnumerable<string> OfProvider => Headings("### ");

    public static IEnumerable<string> OfPve => Headings("### PVE: ");

    [TestCaseSource(nameof(OfProvider))]
    public void A_message_of_the_provider_stands_in_its_sources(string message) => Assert.That(
        message.Split("...").Select(part => part.Trim(' ', ':')).Where(part => part.Length > 0)
            .Where(part => !Texts.Value.Contains(part, StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(OfPve))]
    public void A_message_of_PVE_is_one_that_the_provider_understands(string message) => Assert.That(
        Pattern().Matches(Tree.Read("provider/Proxmox.Client/Faults/FaultPhrases.cs"))
            .Select(match => match.Groups["pattern"].Value).Any(pattern => Regex.IsMatch(message, pattern, RegexOptions.IgnoreCase)));

    [Test]
    public void There_is_enough_of_both()
    {
        Assert.That(OfProvider.Count(), Is.GreaterThan(25));
        Assert.That(OfPve.Count(), Is.GreaterThan(10));
    }

    private static IEnumerable<string> Headings(string before) => Heading().Matches(Page)
        .Where(match => match.Groups["before"].Value == before).Select(match => match.Groups["message"].Value);

    [GeneratedRegex("^(?<before>### (PVE: )?)`(?<message>[^`]+)`$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("\"\\s*\\n\\s*\\+ \\$?\"", RegexOptions.None, 10_000)]
    private static partial Regex Seam();

    [GeneratedRegex("(?:Says|Refusal)\\(FaultKind\\.\\w+, @?\"(?<pattern>.+)\"\\),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
