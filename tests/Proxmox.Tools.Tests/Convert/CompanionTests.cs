namespace Proxmox.Tools.Tests.Convert;

/// <summary>What is one object of the other provider and two here.</summary>
public sealed class CompanionTests
{
    private const string Type = "proxmox_virtual_environment_cluster_firewall_security_group";

    [Test]
    public async Task The_rules_of_a_group_are_a_resource_behind_it()
    {
        using var converted = await ConvertedFolder.OfAsync($$"""
            resource "{{Type}}" "web" {
              # The name
              name = "webserver" # it is used
              # First
              rule {
                type   = "in"
                action = "ACCEPT"
                dport  = "443"
                proto  = "tcp"
              }
              # Then
              rule {
                security_group = "base"
              }
              comment = "Web"

              lifecycle {
                prevent_destroy = true
                ignore_changes  = [rule, comment]
              }
              depends_on = [{{Type}}.base]
            }

            resource "{{Type}}" "base" {
              name = "base"
            }

            """);

        Assert.That(converted.Read("main.tf"), Is.EqualTo("""
            resource "proxmox_firewall_security_group" "web" {
              # The name
              security_group_id = "webserver" # it is used
              comment           = "Web"

              lifecycle {
                prevent_destroy = true
                ignore_changes  = [comment]
              }
              depends_on = [proxmox_firewall_security_group.base]
            }

            resource "proxmox_firewall_rules" "web" {
              depends_on = [proxmox_firewall_security_group.base]
              level      = "group:${proxmox_firewall_security_group.web.security_group_id}"
              # First
              # Then
              rules = [
                {
                  type             = "in"
                  action           = "ACCEPT"
                  destination_port = "443"
                  protocol         = "tcp"
                },
                {
                  security_group = "base"
                  type           = "group"
                },
              ]

              lifecycle {
                prevent_destroy = true
                ignore_changes = [rules]
              }
            }

            resource "proxmox_firewall_security_group" "base" {
              security_group_id = "base"
            }

            """));
        Assert.That(converted.Read("moved.tf"), Does.Contain("""
            import {
              to = proxmox_firewall_rules.web
              id = "group:webserver"
            }
            """));
        Assert.That(converted.Output, Does.Not.Contain("main.tf:"));
    }

    [TestCase("for_each = toset([\"a\"])\nname = each.key", "[each.key]",
        "  for_each = toset([\"a\"])\n  to = proxmox_firewall_rules.x[each.key]\n  id = \"group:${each.key}\"\n")]
    [TestCase("count = var.n\nname = \"g${count.index}\"", "[count.index]",
        "  for_each = range(var.n)\n  to = proxmox_firewall_rules.x[each.value]\n  id = \"group:g${each.value}\"\n")]
    [TestCase("name = var.name", "", "  to = proxmox_firewall_rules.x\n  id = \"group:${var.name}\"\n")]
    public async Task Each_is_imported_by_its_name(string theirs, string index, string import)
    {
        using var converted = await ConvertedFolder.OfAsync($"resource \"{Type}\" \"x\" {{\n{theirs}\nrule {{}}\n}}\n");

        Assert.That(converted.Read("main.tf"),
            Does.Contain($"\"group:${{proxmox_firewall_security_group.x{index}.security_group_id}}\""));
        Assert.That(converted.Read("moved.tf"), Does.Contain("import {\n" + import + "}\n"));
    }

    [Test]
    public async Task A_resource_that_is_there_keeps_its_name()
    {
        using var converted = await ConvertedFolder.OfAsync(
            $"resource \"{Type}\" \"x\" {{\nname = \"g\"\nrule {{}}\n}}\n"
            + "resource \"proxmox_virtual_environment_firewall_rules\" \"x\" {\nrule {}\n}\n");

        Assert.That(converted.Read("moved.tf"), Does.Contain("to   = proxmox_firewall_rules.x\n")
            .And.Contain("to = proxmox_firewall_rules.x_2\n"));
        Assert.That(converted.Read("main.tf"), Does.Contain("resource \"proxmox_firewall_rules\" \"x_2\""));
    }

    [Test]
    public async Task A_module_has_no_import_and_says_so()
    {
        using var converted = await ConvertedFolder.OfAsync([
            ("main.tf", "terraform {\n  required_providers {\n    proxmox = { source = \"bpg/proxmox\" }\n  }\n}\n"),
            ("m/main.tf", $"resource \"{Type}\" \"x\" {{\nname = \"g\"\nrule {{}}\n}}\n"),
        ]);

        Assert.That(converted.Read("m/main.tf"), Does.Contain("resource \"proxmox_firewall_rules\" \"x\""));
        Assert.That(converted.Read("m/moved.tf"), Does.Not.Contain("import {"));
        Assert.That(converted.Output, Does.Contain("m/main.tf:1: proxmox_firewall_rules.x: it was a part of this block"));
    }
}
