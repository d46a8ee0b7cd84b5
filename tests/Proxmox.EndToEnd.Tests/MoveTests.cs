using System.Text.Json.Nodes;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>
/// Objects of another provider change hands by moved blocks: nothing is written in PVE, and the plan shows what the configuration says
/// differently. OpenTofu has this from 1.10 on.
/// </summary>
[TestFixtureSource(nameof(Clients))]
public sealed class MoveTests(ClientKind kind)
{
    private const string Other = "registry.example.org/bpg/proxmox";

    private const string Configuration = """
        terraform {
          required_providers {
            proxmox = { source = "proxmox-ve/proxmox" }
            bpg     = { source = "registry.example.org/bpg/proxmox" }
          }
        }

        moved {
          from = proxmox_virtual_environment_pool.web
          to   = proxmox_pool.web
        }

        moved {
          from = proxmox_virtual_environment_vm.web
          to   = proxmox_vm.web
        }

        moved {
          from = proxmox_virtual_environment_role.operator
          to   = proxmox_role.operator
        }

        moved {
          from = proxmox_metrics_server.collector
          to   = proxmox_metrics_graphite.collector
        }

        resource "proxmox_pool" "web" {
          pool_id = "moved"
          comment = "Theirs"
        }

        resource "proxmox_role" "operator" {
          role_id    = "Theirs"
          privileges = ["VM.Audit"]
        }

        resource "proxmox_metrics_graphite" "collector" {
          metrics_server_id = "carbon"
          server            = "192.0.2.30"
          port              = 2003
        }

        resource "proxmox_vm" "web" {
          vmid = 500
          name = "theirs"
          cpu  = { cores = 2 }
          disks = {
            scsi0 = { storage = "local-lvm", size = "4G" }
          }
          network_devices = {
            net0 = { model = "virtio", bridge = "vmbr0" }
          }
        }
        """;

    public static IEnumerable<ClientKind> Clients => RealClients.Present.Where(kind => kind == ClientKind.Terraform);

    [TestCase("-refresh=true")]
    [TestCase("-refresh=false")]
    public async Task Objects_of_another_provider_are_taken_over_without_a_write(string refresh)
    {
        await using var pve = await Datacenters.StartAsync();
        await using var workspace = await OpenAsync(pve, Configuration);
        pve.Requests.Clear();

        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false", refresh, "-out=plan");
        Assert.That(plan.ExitCode, Is.Zero, plan.Output + plan.Errors);
        Assert.That(plan.Output, Does.Contain("proxmox_virtual_environment_vm.web has moved to proxmox_vm.web")
            .Or.Contain("(moved from proxmox_virtual_environment_vm.web)"));
        if (refresh == "-refresh=true")
        {
            Assert.That(plan.Output, Does.Contain("0 to add, 0 to change, 0 to destroy"));
        }

        var applied = await workspace.RunAsync("apply", "-no-color", "-input=false", "plan");
        Assert.That(applied.ExitCode, Is.Zero, applied.Output + applied.Errors);
        Assert.That(Writes(pve), Is.Empty);
        await HasNothingToDoAsync(workspace);

        // The other provider is not needed any more.
        workspace.Write("main.tf", Configuration.Replace($"    bpg     = {{ source = \"{Other}\" }}\n", "", StringComparison.Ordinal));
        await workspace.InitAsync(writeVersions: false);
        await HasNothingToDoAsync(workspace);
        Assert.That(workspace.StateOf("proxmox_vm.web")?["id"]?.ToString(), Is.EqualTo("500"));
    }

    [Test]
    public async Task The_plan_shows_what_the_configuration_says_differently()
    {
        await using var pve = await Datacenters.StartAsync();
        await using var workspace = await OpenAsync(
            pve, Configuration.Replace("\"Theirs\"\n}\n\nresource \"proxmox_role\"", "\"Ours\"\n}\n\nresource \"proxmox_role\"",
                StringComparison.Ordinal));
        pve.Requests.Clear();

        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-out=plan");
        Assert.That(plan.Output, Does.Contain("0 to add, 1 to change, 0 to destroy").And.Contain("\"Theirs\" -> \"Ours\""), plan.Errors);

        var applied = await workspace.RunAsync("apply", "-no-color", "-input=false", "plan");
        Assert.That(applied.ExitCode, Is.Zero, applied.Output + applied.Errors);
        Assert.That(Writes(pve), Is.EqualTo(new[] { "PUT /pools/moved" }).Or.EqualTo(new[] { "PUT /pools" }));
        await HasNothingToDoAsync(workspace);
    }

    [Test]
    public async Task A_wrong_target_is_told_with_the_right_one()
    {
        await using var pve = await Datacenters.StartAsync();
        await using var workspace = await OpenAsync(
            pve, Configuration.Replace("to   = proxmox_metrics_graphite.collector", "to   = proxmox_pool.other", StringComparison.Ordinal)
                + "\nresource \"proxmox_pool\" \"other\" {\n  pool_id = \"other\"\n}\n");

        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false");

        Assert.That(plan.ExitCode, Is.Not.Zero, plan.Output);
        Assert.That(plan.Errors, Does.Contain("proxmox_metrics_server cannot become proxmox_pool")
            .And.Contain("proxmox_metrics_graphite here"));
    }

    // The client hides what the type here does not have of what the other provider stored.
    [Test]
    public async Task Another_source_alone_is_no_way_for_a_type_that_is_called_the_same()
    {
        await using var pve = await Datacenters.StartAsync();
        const string Swapped = """
            terraform {
              required_providers {
                proxmox = { source = "proxmox-ve/proxmox" }
              }
            }

            resource "proxmox_acl" "web" {
              path      = "/vms"
              principal = "alice@pve"
              role_id   = "PVEAuditor"
            }
            """;
        var stored = State(Resource("proxmox_acl", "web", new JsonObject
        {
            ["id"] = "/vms?alice@pve?PVEAuditor",
            ["path"] = "/vms",
            ["user_id"] = "alice@pve",
            ["role_id"] = "PVEAuditor",
            ["propagate"] = true,
        }));
        await using var workspace = await Workspaces.OpenAsync(
            kind, pve, [("main.tf", Swapped), ("terraform.tfstate", stored.ToJsonString())], Other);
        var replaced = await workspace.RunAsync("state", "replace-provider", "-auto-approve", Other, "proxmox-ve/proxmox");
        Assert.That(replaced.ExitCode, Is.Zero, replaced.Output + replaced.Errors);
        pve.Requests.Clear();

        foreach (var refresh in new[] { "-refresh=true", "-refresh=false" })
        {
            var plan = await workspace.RunAsync("plan", "-no-color", "-input=false", refresh);

            Assert.That(plan.ExitCode, Is.Not.Zero, plan.Output);
            Assert.That(plan.Errors, Does.Contain("The stored state of this acl is not one of this provider"));
        }

        Assert.That(Writes(pve), Is.Empty);
    }

    private static IEnumerable<string> Writes(PveSimulator pve) =>
        pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}");

    private static async Task HasNothingToDoAsync(Workspace workspace)
    {
        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-detailed-exitcode");
        Assert.That(plan.ExitCode, Is.Zero, plan.Output + plan.Errors);
    }

    private async Task<Workspace> OpenAsync(PveSimulator pve, string configuration)
    {
        pve.Request("POST", "/pools", ("poolid", "moved"), ("comment", "Theirs"));
        pve.Request("POST", "/access/roles", ("roleid", "Theirs"), ("privs", "VM.Audit"));
        pve.Request("POST", "/cluster/metrics/server/carbon", ("type", "graphite"), ("server", "192.0.2.30"), ("port", 2003));
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 500), ("name", "theirs"), ("cores", 2), ("memory", 1024),
            ("scsi0", "local-lvm:4"), ("net0", "virtio,bridge=vmbr0"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        return await Workspaces.OpenAsync(
            kind, pve, [("main.tf", configuration), ("terraform.tfstate", State(
                Resource("proxmox_virtual_environment_pool", "web", Stored("proxmox_virtual_environment_pool", "pool_id", "moved")),
                Resource("proxmox_virtual_environment_role", "operator", Stored("proxmox_virtual_environment_role", "role_id", "Theirs")),
                Resource("proxmox_metrics_server", "collector", Stored("proxmox_metrics_server", "name", "carbon")),
                Resource("proxmox_virtual_environment_vm", "web", Stored("proxmox_virtual_environment_vm", "vm_id", 500)))
                    .ToJsonString())], Other);
    }

    private static JsonObject State(params JsonNode[] resources) => new()
    {
        ["version"] = 4,
        ["terraform_version"] = "1.11.4",
        ["serial"] = 5,
        ["lineage"] = "1b8d0a52-6c1f-4e59-9d0a-8f4f5a9be0c1",
        ["outputs"] = new JsonObject(),
        ["resources"] = new JsonArray(resources),
    };

    private static JsonObject Resource(string type, string name, JsonNode attributes) => new()
    {
        ["mode"] = "managed",
        ["type"] = type,
        ["name"] = name,
        ["provider"] = $"provider[\"{Other}\"]",
        ["instances"] = new JsonArray(new JsonObject
        {
            ["schema_version"] = 0,
            ["attributes"] = attributes,
            ["sensitive_attributes"] = new JsonArray(),
            ["private"] = "bnVsbA==",
        }),
    };

    // The states that the provider's own tests have, by another name.
    private static JsonNode Stored(string type, string key, JsonNode value)
    {
        var state = File.ReadLines(Path.Combine(Repository.Root, "tests/Proxmox.Resources.Tests/Foreign/states.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .First(row => row["types"]!.AsArray().Any(name => (string?)name == type))["state"]!.DeepClone();
        state[key] = value.DeepClone();
        state["id"] = value.ToString();
        return state;
    }
}
