using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What is made of a disk can be made anew of it, once its user has said that the disk is to be wiped.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class ReplacedDiskTests(ClientKind kind)
{
    private const string Configuration = """
        variable "is_cleaned" {
          type    = bool
          default = false
        }

        resource "proxmox_node_lvm" "fast" {
          node           = "pve1"
          name           = "fast"
          device         = "/dev/sdb"
          add_storage    = true
          cleanup_disks  = var.is_cleaned
          cleanup_config = var.is_cleaned
        }
        """;

    [Test]
    public async Task A_volume_group_is_made_anew_of_its_own_disk()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var workspace = await Workspaces.OpenAsync(kind, pve,
        [
            ("versions.tf", File.ReadAllText(Path.Combine(Repository.Root, "examples/terraform/vm-adopt/versions.tf"))),
            ("main.tf", Configuration),
        ]);
        await Workspaces.ApplyAsync(workspace);
        string[] anew = ["-replace=proxmox_node_lvm.fast", "-no-color", "-input=false"];
        var refused = await workspace.RunAsync(["plan", .. anew]);
        var said = string.Join(' ', (refused.Output + refused.Errors).Split([' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));
        Assert.That(said, Does.Contain("Apply cleanup_disks = true first").And.Contain("apply cleanup_config = true first"));

        workspace.Write("terraform.tfvars", "is_cleaned = true\n");
        await Workspaces.ApplyAsync(workspace);
        var replaced = await workspace.RunAsync(["apply", "-auto-approve", .. anew]);
        Assert.That(replaced.ExitCode, Is.Zero, replaced.Output + replaced.Errors);
        await Workspaces.ApplyAsync(workspace);
    }

    [TestCase("")]
    [TestCase("-refresh=false")]
    public async Task A_pool_that_is_made_anew_has_the_name_of_no_other(string option)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/nodes/pve1/ceph/init", ("network", "192.0.2.0/24"));
        pve.FindTask(pve.Request("POST", "/nodes/pve1/ceph/mon/pve1")!.ToString())!.Ended.Wait();
        await using var workspace = await Workspaces.OpenAsync(kind, pve,
        [
            ("versions.tf", File.ReadAllText(Path.Combine(Repository.Root, "examples/terraform/vm-adopt/versions.tf"))),
            ("main.tf", """
                resource "proxmox_ceph_pool" "guests" {
                  name = "guests"
                }
                """),
        ]);
        await Workspaces.ApplyAsync(workspace);
        string[] anew = ["-replace=proxmox_ceph_pool.guests", "-auto-approve", "-no-color", "-input=false"];
        var replaced = await workspace.RunAsync(["apply", .. anew, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(replaced.ExitCode, Is.Zero, replaced.Output + replaced.Errors);
        await Workspaces.ApplyAsync(workspace);
    }
}
