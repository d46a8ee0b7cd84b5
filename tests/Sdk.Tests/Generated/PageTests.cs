using System.Reflection;
using System.Text.RegularExpressions;
using Pulumi.Proxmox.Pools;

namespace Sdk.Tests.Generated;

/// <summary>What the pages of resources say of C# is in the SDK.</summary>
public sealed partial class PageTests
{
    private static readonly Assembly Sdk = typeof(Pool).Assembly;

    private static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(Path.Combine(Sources.Root, "docs/resources"), "*.md").Order(StringComparer.Ordinal);

    [Test]
    public void Most_pages_with_words_show_how_one_is_written() =>
        Assert.That(Pages.Count(page => Choice().IsMatch(File.ReadAllText(page))), Is.GreaterThan(10));

    [Test]
    public void The_class_the_property_and_the_value_that_a_page_shows_are_there()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var page in Pages)
            {
                var text = File.ReadAllText(page);
                var type = Sdk.GetType(Class().Match(text).Groups["class"].Value);
                Assert.That(type, Is.Not.Null, page);
                if (Choice().Match(text) is not { Success: true } choice)
                {
                    continue;
                }

                var property = Sdk.GetType(type!.FullName + "Args")?.GetProperty(choice.Groups["property"].Value);
                var words = Sdk.GetType($"{type.Namespace}.{choice.Groups["type"].Value}");
                Assert.That(property?.PropertyType.GetGenericArguments().Single(), Is.EqualTo(typeof(string)), page);
                Assert.That(property?.PropertyType.Name.StartsWith("InputList", StringComparison.Ordinal),
                    Is.EqualTo(choice.Groups["many"].Success), page);
                Assert.That(words?.GetField(choice.Groups["value"].Value)?.GetRawConstantValue(), Is.EqualTo(choice.Groups["text"].Value),
                    page);
            }
        }
    }

    [GeneratedRegex("in C# `(?<class>[A-Za-z.]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Class();

    [GeneratedRegex(
        @"in C#: `(?<property>\w+) = (?<many>\{ )?(?<type>\w+)\.(?<value>\w+)( \})?` is `\w+ = (\{ )?""(?<text>[^""]+)""( \})?`",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Choice();
}
