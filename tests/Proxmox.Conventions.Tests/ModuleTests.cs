using System.Text.RegularExpressions;

namespace Proxmox.Conventions.Tests;

/// <summary>The modules of the examples: complete, described, and made of objects that are known by name.</summary>
public sealed partial class ModuleTests
{
    public static IEnumerable<string> Modules => Tree.Files("examples/modules", ".md").Select(path => Path.GetDirectoryName(path)!);

    [TestCaseSource(nameof(Modules))]
    public void A_module_has_its_files_and_tests(string module)
    {
        var files = Tree.Files(module, ".tf", ".hcl", ".md").Select(path => Path.GetRelativePath(module, path)).ToList();
        Assert.That(files, Is.SupersetOf((string[])["main.tf", "outputs.tf", "README.md", "variables.tf", "versions.tf"]));
        Assert.That(files, Has.Some.StartsWith("tests/").And.Some.EndsWith(".tftest.hcl"));
        Assert.That(Tree.Read($"{module}/README.md").Split('\n'), Has.Length.LessThan(40), "a screen");
        Assert.That(Tree.Read("tests/Proxmox.EndToEnd.Tests/Modules/together.tf"), Does.Contain($"\"./{module["examples/".Length..]}\""));
    }

    [TestCaseSource(nameof(Modules))]
    public void Each_variable_and_output_is_described(string module)
    {
        foreach (var file in new[] { "variables.tf", "outputs.tf" })
        {
            foreach (Match block in Blocks().Matches(Tree.Read($"{module}/{file}")))
            {
                Assert.That(block.Value, Does.Match("(?m)^  description += \"[^\"]+[.]\"$"), block.Groups["name"].Value);
            }
        }
    }

    [TestCaseSource(nameof(Modules))]
    public void Nothing_is_counted(string module) => Assert.That(Tree.Read($"{module}/main.tf"), Does.Not.Match("(?m)^  count +="));

    [GeneratedRegex(
        "^(variable|output) \"(?<name>[a-z_]+)\" \\{\n(.*\n)*?\\}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
