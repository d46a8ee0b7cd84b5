using System.Text.RegularExpressions;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>
/// What the guides and the first page write for Terraform can be applied as it stands, on the simulator that newcomers are told to run.
/// </summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed partial class GuideTests(ClientKind kind)
{
    private const string SshKey = "~/.ssh/id_ed25519.pub";

    // One takes another provider, another nodes to log in to, the others clients that not everybody has.
    private static readonly string[] Elsewhere = ["bpg/proxmox", "moved {", "ssh = {", "action \"", "identity =", "destroy = false"];

    public static IEnumerable<TestCaseData> Blocks =>
        from page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs/guides"), "*.md").Order(StringComparer.Ordinal)
            .Append(Path.Combine(Repository.Root, "README.md"))
        from block in Terraform().Matches(File.ReadAllText(page))
            .Select((match, index) => (Text: match.Groups["block"].Value, Number: index + 1))
        where !Elsewhere.Any(block.Text.Contains)
        select new TestCaseData(block.Text).SetArgDisplayNames($"{Path.GetFileNameWithoutExtension(page)} {block.Number}");

    [TestCaseSource(nameof(Blocks))]
    public async Task A_block_of_a_guide_can_be_applied_and_leaves_nothing_to_do(string block)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        await using var workspace = await Workspaces.OpenAsync(kind, pve,
        [
            ("versions.tf", File.ReadAllText(Path.Combine(Repository.Root, "examples/terraform/vm-adopt/versions.tf"))),
            ("main.tf", Requirements().Replace(block, "").Replace(SshKey, "${path.module}/key.pub", StringComparison.Ordinal)),
            ("key.pub", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1pLmUkbRPXzCkW3Bgsz0Y4d1qGq3yVqXh1R0cXkz9A admin@example.com\n"),
        ]);

        await Workspaces.ApplyAsync(workspace);
    }

    [GeneratedRegex(
        "```terraform\n(?<block>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Terraform();

    // versions.tf says the same.
    [GeneratedRegex("^terraform \\{\n.*?^\\}\n", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Requirements();
}
