using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Testing;

namespace Proxmox.Programs.Tests;

/// <summary>The examples in the schema.</summary>
public sealed partial class SchemaTests
{
    private static readonly string File = System.IO.File.ReadAllText(Path.Combine(Repository.Root, PulumiSchema.FileName));
    private static readonly JsonNode Schema = JsonNode.Parse(File)!;

    public static IEnumerable<string> Tokens => Descriptions.Keys;

    private static Dictionary<string, string> Descriptions { get; } =
        Schema["resources"]!.AsObject().Concat(Schema["functions"]!.AsObject())
        .ToDictionary(entry => entry.Key, entry => entry.Value!["description"]!.GetValue<string>(), StringComparer.Ordinal);

    [Test]
    public void The_file_in_the_repository_is_it() => Assert.That(
        File == ExamplePrograms.Schema(
            Catalogs.All, ProviderConfiguration.Declaration, Schema["version"]!.GetValue<string>(), Converted.Examples),
        Is.True,
        "Run make generate, and commit what it writes.");

    [TestCaseSource(nameof(Tokens))]
    public void Everything_has_an_example_in_every_language(string token) => Assert.That(
        Fence().Matches(Section().Match(Descriptions[token]).Value).Select(fence => fence.Groups["language"].Value)
            .Distinct(StringComparer.Ordinal),
        Is.EqualTo(["typescript", "python", "go", "csharp", "yaml"]));

    // What holds wherever the reader of YAML comes from: mappings and lists, two blanks deeper at a time, and references to what there is.
    [TestCaseSource(nameof(Tokens))]
    public void YAML_has_the_shape_of_a_program(string token)
    {
        foreach (var program in Fence().Matches(Descriptions[token]).Where(fence => fence.Groups["language"].Value == "yaml"))
        {
            var lines = program.Groups["code"].Value.TrimEnd('\n').Split('\n');
            Assert.That(lines, Is.All.Matches(Line().ToString()));
            Assert.That(lines.Zip(lines.Skip(1), (line, next) => Indent(next) - Indent(line)), Is.All.LessThanOrEqualTo(2));
            Assert.That(lines.Where(line => Indent(line) == 0), Is.SubsetOf(new[] { "config:", "resources:", "variables:", "outputs:" }));
            var names = lines.Where(line => Indent(line) == 2).Select(line => line.Trim().TrimEnd(':')).ToList();
            Assert.That(Reference().Matches(program.Value).Select(reference => reference.Groups["name"].Value).Distinct(),
                Is.SubsetOf(names));
        }
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"\{\{% examples %\}\}.*\{\{% /examples %\}\}", RegexOptions.Singleline, 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<code>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("""^(?:  )*(?:# .+|(?:[\w:]+:|"[^"]+":|-)(?: (?:"(?:[^"\\]|\\.)*"|[^\s"'&*!|>%@`{}\[\],#?:-][^:#]*|\$\{[^}]+\}[^:#]*|[0-9.]+|proxmox:[a-z]+:\w+))?)$""", RegexOptions.None, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"\$\{(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
