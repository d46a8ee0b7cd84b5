using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>A bridge that a VLAN is on is replaced in the ways that the plan tells.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class ReplacedBridgeTests(ClientKind kind)
{
    private const string Configuration = """
        variable "name" {
          default = "vmbr7"
        }

        resource "proxmox_network_bridge" "lab" {
          node   = "pve1"
          name   = var.name
          reload = false
          # bridge
        }

        resource "proxmox_network_vlan" "lab" {
          node       = "pve1"
          name       = "lan7"
          raw_device = proxmox_network_bridge.lab.name
          vlan_id    = 7
          reload     = false
          # vlan
        }
        """;

    private const string Together = "lifecycle { replace_triggered_by = [proxmox_network_bridge.lab] }";
    private const string First = "lifecycle { create_before_destroy = true }";

    private static readonly string[] Quiet = ["-auto-approve", "-no-color", "-input=false"];

    [TestCase("# vlan", Together)]
    [TestCase("# bridge", First)]
    public async Task A_bridge_gets_another_name(string at, string lifecycle)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var workspace = await OpenAsync(pve);
        workspace.Write("terraform.tfvars", "name = \"vmbr8\"\n");
        var planned = await workspace.RunAsync("plan", "-no-color", "-input=false");
        Assert.That(planned.ExitCode, Is.Zero, planned.Errors);
        Assert.That(Folded(planned), Does.Contain("or create_before_destroy is set for vmbr7"));
        var refused = await workspace.RunAsync(["apply", .. Quiet]);
        Assert.That((refused.ExitCode, Folded(refused).Contains("lan7 of node pve1 rest on vmbr7", StringComparison.Ordinal)),
            Is.EqualTo((1, true)), refused.Output + refused.Errors);
        workspace.Write("main.tf", Configuration.Replace(at, lifecycle, StringComparison.Ordinal));
        await Workspaces.ApplyAsync(workspace);
    }

    [Test]
    public async Task A_bridge_is_made_anew_together_with_what_is_on_it()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var workspace = await OpenAsync(pve);
        string[] anew = ["-replace=proxmox_network_bridge.lab", .. Quiet];
        var refused = await workspace.RunAsync(["apply", .. anew]);
        Assert.That((refused.ExitCode, Folded(refused).Contains("lan7 is on vmbr7", StringComparison.Ordinal)), Is.EqualTo((1, true)),
            refused.Output + refused.Errors);
        workspace.Write("main.tf", Configuration.Replace("# vlan", Together, StringComparison.Ordinal));
        var replaced = await workspace.RunAsync(["apply", .. anew]);
        Assert.That(replaced.ExitCode, Is.Zero, replaced.Output + replaced.Errors);
    }

    private async Task<Workspace> OpenAsync(PveSimulator pve)
    {
        var workspace = await Workspaces.OpenAsync(kind, pve, [("versions.tf", Workspace.Versions), ("main.tf", Configuration)]);
        await Workspaces.ApplyAsync(workspace);
        return workspace;
    }

    private static string Folded(CommandResult run) =>
        string.Join(' ', (run.Output + run.Errors).Split([' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));
}
