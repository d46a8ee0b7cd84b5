using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>A name that others name is changed in one run, and nothing is without its rules meanwhile.</summary>
[TestFixtureSource(typeof(RealClients), nameof(RealClients.Present))]
public sealed class RenameTests(ClientKind kind)
{
    private const string Configuration = """
        variable "name" {
          type    = string
          default = "web"
        }

        resource "proxmox_firewall_ipset" "offices" {
          level    = "cluster"
          ipset_id = "${var.name}-offices"
          entries  = { "192.0.2.0/24" = {} }
        }

        resource "proxmox_firewall_security_group" "web" {
          security_group_id = var.name
        }

        resource "proxmox_firewall_rules" "web" {
          level = "group:${proxmox_firewall_security_group.web.security_group_id}"
          rules = [
            { type = "in", action = "ACCEPT", macro = "HTTPS" },
            { type = "in", action = "ACCEPT", macro = "SSH", source = "+dc/${proxmox_firewall_ipset.offices.ipset_id}" },
          ]
        }

        resource "proxmox_firewall_rules" "cluster" {
          level = "cluster"
          rules = [{ type = "group", security_group = proxmox_firewall_security_group.web.security_group_id }]
        }
        """;

    [Test]
    public async Task A_group_and_a_set_that_rules_name_are_renamed_around_the_rules()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var workspace = await Workspaces.OpenAsync(kind, pve,
        [
            ("versions.tf", File.ReadAllText(Path.Combine(Repository.Root, "examples/terraform/vm-adopt/versions.tf"))),
            ("main.tf", Configuration),
        ]);
        await Workspaces.ApplyAsync(workspace);
        pve.Requests.Clear();
        workspace.Write("terraform.tfvars", "name = \"shop\"\n");
        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-out=plan");
        Assert.That(plan.Output, Does.Contain("0 to add, 4 to change, 0 to destroy").And.Not.Contain("Warning"), plan.Errors);
        var applied = await workspace.RunAsync("apply", "-no-color", "-input=false", "plan");
        Assert.That(applied.ExitCode, Is.Zero, applied.Output + applied.Errors);
        Assert.That(applied.Output, Does.Not.Contain("Warning"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "DELETE").Select(request => request.Path),
            Has.All.StartsWith("/cluster/firewall/ipset/"), "no rule goes");
        Assert.That(pve.Request("GET", "/cluster/firewall/groups/shop")!.Select(rule => (string?)rule["macro"]),
            Is.EqualTo(new[] { "HTTPS", "SSH" }));
        Assert.That((string?)pve.Request("GET", "/cluster/firewall/rules")!.Single()["action"], Is.EqualTo("shop"));
        await Workspaces.ApplyAsync(workspace);
    }
}
