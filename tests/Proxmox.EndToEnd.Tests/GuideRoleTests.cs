using System.Text.RegularExpressions;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>The tokens that the guides make can do what the guides say, and nothing else is needed for it.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed partial class GuideRoleTests(ClientKind kind)
{
    private const string Vm = """
        resource "proxmox_vm" "web" {
          name    = "web"
          node    = "pve1"
          pool_id = "web"
          cpu     = { cores = 2 }
          memory  = { size_mib = 1024 }
          disks   = { scsi0 = { storage = "local-lvm", size = "4G" }, ide2 = { storage = "local-lvm", cloud_init = true } }

          network_devices = { net0 = { model = "virtio", bridge = "vmbr0" } }
          cloud_init      = { user = "admin" }
        }

        """;

    private static readonly string[] Later = ["VM.Config.CDROM", "VM.Config.Cloudinit"];

    private const string Others = """
        data "proxmox_vms" "all" {}

        output "others" {
          value = length([for vm in data.proxmox_vms.all.items : vm if vm.name != "web"])
        }

        """;

    public static IReadOnlyList<string> FirstRole => Privileges().Match(Read("getting-started")).Groups["list"].Value.Split(' ');

    private static string FirstBlock =>
        Requirements().Replace(Blocks().Matches(Read("getting-started")).Single().Groups["block"].Value, "");

    [Test]
    public async Task The_first_VM_takes_the_role_that_is_made_for_it_and_no_more()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        var (output, code) = await LiveAsync(pve, Token(pve, FirstRole), FirstBlock);
        Assert.That(code, Is.Zero, output);
    }

    [TestCaseSource(nameof(FirstRole))]
    public async Task The_first_VM_lacks_what_is_not_in_the_role(string privilege)
    {
        Assume.That(Later, Does.Not.Contain(privilege), "that is asked for when the drive of cloud-init is changed");
        Assume.That(kind, Is.EqualTo(RealClients.Present.First()), "one client is enough");
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        var (output, code) = await LiveAsync(pve, Token(pve, FirstRole.Except([privilege])), FirstBlock);
        Assert.That(code, Is.Not.Zero, "the role has more than is needed");
        Assert.That(output, Does.Contain(privilege));
    }

    [Test]
    public async Task A_token_of_the_team_makes_VMs_in_its_pool_and_sees_no_other()
    {
        var block = Blocks().Matches(Read("authentication")).Single(match => match.Value.Contains("proxmox_acl", StringComparison.Ordinal))
            .Groups["block"].Value;
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        await using var workspace = await OpenAsync(pve, pve.ApiToken, block);
        await Workspaces.ApplyAsync(workspace);
        var token = (await workspace.RunAsync("output", "-raw", "token")).Output.Trim();

        var (output, code) = await LiveAsync(pve, token, Vm + Others);
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Match("others += 0"), "it sees none but its own");
        var (outside, refused) = await LiveAsync(pve, token, Vm.Replace("  pool_id = \"web\"\n", "", StringComparison.Ordinal));
        Assert.That(refused, Is.EqualTo(1), outside);
    }

    private static string Token(PveSimulator pve, IEnumerable<string> privileges)
    {
        pve.Request("POST", "/access/users", ("userid", "terraform@pve"));
        pve.Request("POST", "/access/roles", ("roleid", "Terraform"), ("privs", string.Join(',', privileges)));
        pve.Request("PUT", "/access/acl", ("path", "/"), ("users", "terraform@pve"), ("roles", "Terraform"));
        var made = pve.Request("POST", "/access/users/terraform@pve/token/ci", ("privsep", "0"));
        return $"terraform@pve!ci={(string)made!["value"]!}";
    }

    private async Task<(string Output, int Code)> LiveAsync(PveSimulator pve, string token, string block)
    {
        await using var workspace = await OpenAsync(pve, token, block);
        var applied = await workspace.RunAsync("apply", "-auto-approve", "-no-color", "-input=false");
        if (applied.ExitCode != 0)
        {
            return (applied.Output + applied.Errors, applied.ExitCode);
        }

        var again = await workspace.RunAsync("plan", "-detailed-exitcode", "-no-color", "-input=false");
        var destroyed = await workspace.RunAsync("destroy", "-auto-approve", "-no-color", "-input=false");
        return (applied.Output + again.Output + destroyed.Output + destroyed.Errors, again.ExitCode + destroyed.ExitCode);
    }

    private async Task<Workspace> OpenAsync(PveSimulator pve, string token, string block) => await Workspaces.OpenAsync(kind, pve,
    [
        ("versions.tf", File.ReadAllText(Path.Combine(Repository.Root, "examples/terraform/vm-adopt/versions.tf"))
            .Replace("provider \"proxmox\" {}", $"provider \"proxmox\" {{\n  api_token = \"{token}\"\n}}", StringComparison.Ordinal)),
        ("main.tf", block),
    ]);

    private static string Read(string guide) => File.ReadAllText(Path.Combine(Repository.Root, $"docs/guides/{guide}.md"));

    [GeneratedRegex("--privs \"(?<list>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Privileges();

    [GeneratedRegex("```terraform\n(?<block>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("^terraform \\{\n.*?^\\}\n", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Requirements();
}
