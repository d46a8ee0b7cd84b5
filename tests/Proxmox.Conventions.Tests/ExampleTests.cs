using System.Text.RegularExpressions;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Conventions.Tests;

/// <summary>The examples and the guides: they work on the oldest client, and twice without a difference.</summary>
public sealed partial class ExampleTests
{
    public static IEnumerable<string> Configurations => Tree.Files("examples", ".tf");

    public static IEnumerable<string> Pages => Tree.Files("docs/guides", ".md").Append("README.md");

    [TestCaseSource(nameof(Configurations))]
    [TestCaseSource(nameof(Pages))]
    public void An_import_names_its_provider_just_where_its_configuration_is_to_be_written(string path)
    {
        var text = Tree.Read(path);
        foreach (Match block in ImportBlock().Matches(text))
        {
            // Clients refuse the argument beside a block of the resource.
            var resource = $"resource \"{block.Groups["type"].Value}\" \"{block.Groups["name"].Value}\"";
            Assert.That(block.Value.Contains($"  provider = {TypeNames.Provider}\n", StringComparison.Ordinal),
                Is.Not.EqualTo(text.Contains(resource, StringComparison.Ordinal)), resource);
        }
    }

    // The oldest clients refuse null beside these operators.
    [TestCaseSource(nameof(Configurations))]
    public void No_condition_joins_what_can_be_null(string path) =>
        Assert.That(QuotedText().Replace(Tree.Read(path), ""), Does.Not.Match(@"&&|\|\|"));

    [TestCaseSource(nameof(Configurations))]
    public void No_output_differs_at_every_reading(string path)
    {
        var values = OutputValue().Matches(Tree.Read(path)).Select(output => output.Groups["value"].Value);
        Assert.That(values.Where(value => Moving().IsMatch(value) || WholeAnswer().IsMatch(value)), Is.Empty);
    }

    [GeneratedRegex(
        "^import \\{\n  to += (?<type>[^.]+)[.](?<name>.+)\n(.*\n)*?\\}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ImportBlock();

    [GeneratedRegex("\"[^\"\n]*\"", RegexOptions.None, 1000)]
    private static partial Regex QuotedText();

    [GeneratedRegex("^output .*\n(  .*\n)*?  value += (?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OutputValue();

    [GeneratedRegex("_usage|_used_bytes|uptime_seconds|load_average", RegexOptions.None, 1000)]
    private static partial Regex Moving();

    [GeneratedRegex(@"^data\.\w+\.\w+(\.items)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeAnswer();
}
