using Newtonsoft.Json.Linq;
using Proxmox.Simulator;

namespace Proxmox.Tools.Tests.Convert;

// One object of theirs is two here.
public sealed partial class StoryTests
{
    private const string GroupType = "proxmox_virtual_environment_cluster_firewall_security_group";

    private const string Groups = """
        terraform {
          required_providers {
            proxmox = {
              source = "registry.example.org/bpg/proxmox"
            }
          }
        }

        variable "port" {
          default = "443"
        }

        resource "proxmox_virtual_environment_cluster_firewall_security_group" "web" {
          name    = "web"
          comment = "Web"

          rule {
            type   = "in"
            action = "ACCEPT"
            proto  = "tcp"
            dport  = var.port
          }

          rule {
            type   = "in"
            action = "DROP"
            log    = "info"
          }
        }

        resource "proxmox_virtual_environment_cluster_firewall_security_group" "each" {
          for_each = { a = ["22"], b = ["80", "8080"] }
          name     = "each-${each.key}"

          dynamic "rule" {
            for_each = each.value
            content {
              type   = "in"
              action = "ACCEPT"
              proto  = "tcp"
              dport  = rule.value
            }
          }
        }

        resource "proxmox_virtual_environment_cluster_firewall_security_group" "counted" {
          count = 1
          name  = "counted-${count.index}"

          rule {
            type   = "out"
            action = "REJECT"
          }
        }

        resource "proxmox_virtual_environment_cluster_firewall_security_group" "bare" {
          name = "bare"
        }
        """;

    // In a module there is no import block: what is there already is not made once more.
    [TestCase(true, "4 to import, 0 to add")]
    [TestCase(false, "4 to add")]
    public async Task The_rules_of_a_group_come_along_with_it(bool isImported, string planned)
    {
        await using var pve = await PveSimulator.StartAsync();
        foreach (var name in (string[])["web", "each-a", "each-b", "counted-0", "bare"])
        {
            pve.Request("POST", "/cluster/firewall/groups", ("group", name), ("comment", name == "web" ? "Web" : ""));
        }

        Rule(pve, "web", "in", "DROP", ("log", "info"));
        Rule(pve, "web", "in", "ACCEPT", ("proto", "tcp"), ("dport", "443"));
        Rule(pve, "each-a", "in", "ACCEPT", ("proto", "tcp"), ("dport", "22"));
        Rule(pve, "each-b", "in", "ACCEPT", ("proto", "tcp"), ("dport", "8080"));
        Rule(pve, "each-b", "in", "ACCEPT", ("proto", "tcp"), ("dport", "80"));
        Rule(pve, "counted-0", "out", "REJECT");
        Rule(pve, "bare", "in", "DROP");
        await using var workspace = await ConvertedAsync(pve, Groups, State(
            Resource(GroupType, "web", (null, Group("web", "Web"))),
            Resource(GroupType, "each", ("a", Group("each-a")), ("b", Group("each-b"))),
            Resource(GroupType, "counted", (0, Group("counted-0"))), Resource(GroupType, "bare", (null, Group("bare")))));

        if (!isImported)
        {
            var moved = File.ReadAllText(Path.Combine(workspace.Folder, "moved.tf"));
            workspace.Write("moved.tf", moved[..moved.IndexOf("import {", StringComparison.Ordinal)]);
        }

        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-out=plan");
        Assert.That(plan.Output, Does.Contain($"{planned}, 0 to change, 0 to destroy"), plan.Errors);
        await ApplyAsync(workspace);
        Assert.That(Writes(pve), Is.Empty);
        Assert.That(pve.Request("GET", "/cluster/firewall/groups/bare")!.Count(), Is.EqualTo(1));

        plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-detailed-exitcode");
        Assert.That(plan.ExitCode, Is.Zero, plan.Output + plan.Errors);
        workspace.Write("terraform.tfvars", "port = \"8443\"\n");
        plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-out=plan");
        Assert.That(plan.Output, Does.Contain("0 to add, 1 to change, 0 to destroy"), plan.Errors);
        await ApplyAsync(workspace);
        Assert.That(Writes(pve), Is.Not.Empty.And.All.Contains("/cluster/firewall/groups/web"));
    }

    private static void Rule(PveSimulator pve, string group, string type, string action, params (string Name, JToken Value)[] more) =>
        pve.Request("POST", $"/cluster/firewall/groups/{group}", [("type", type), ("action", action), ("enable", 1), .. more]);

    private static string Group(string name, string comment = "") =>
        $$"""{"comment":"{{comment}}","id":"{{name}}","name":"{{name}}","rule":[]}""";
}
