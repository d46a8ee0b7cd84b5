using System.Text.RegularExpressions;
using Proxmox.Model.Fields;
using Proxmox.Resources;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Conventions.Tests;

/// <summary>The examples of actions, which clients that know no actions cannot check.</summary>
public sealed partial class ActionExampleTests
{
    public static IEnumerable<string> Commands => Catalogs.All.Commands.Select(command => command.Name);

    [TestCaseSource(nameof(Commands))]
    public void An_example_gives_what_is_required_and_nothing_that_there_is_not(string name)
    {
        var command = Catalogs.All.Command(name)!;
        var blocks = ActionBlock().Matches(Tree.Read($"examples/actions/{TypeNames.Of(command)}/action.tf"));
        Assert.That(blocks.Select(block => block.Groups["type"].Value), Is.Not.Empty.And.All.EqualTo(TypeNames.Of(command)));
        foreach (Match block in blocks)
        {
            var given = Argument().Matches(block.Groups["config"].Value).Select(argument => argument.Groups["name"].Value).ToList();
            Assert.That(given, Is.SubsetOf(Names(command.Inputs)));
            Assert.That(Names(command.Inputs.Where(field => field.Presence == Presence.Required)), Is.SubsetOf(given));
        }
    }

    private static IEnumerable<string> Names(IEnumerable<Field> fields) => fields.Select(field => field.Name);

    [GeneratedRegex("""^action "(?<type>\w+)" "\w+" \{\n(?:.*\n)*?  config \{\n(?<config>(?:    .*\n)*)  \}\n\}""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ActionBlock();

    [GeneratedRegex("^    (?<name>[a-z_]+) += ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Argument();
}
