using System.Text.Json.Nodes;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Tools.Tests.Convert;

/// <summary>
/// A configuration and its state change over with a real client: what is planned is what is said differently, nothing is written in PVE
/// without need, and no guest is touched.
/// </summary>
[TestFixtureSource(nameof(Clients))]
public sealed partial class StoryTests(ClientKind kind)
{
    private const string Other = "registry.example.org/bpg/proxmox";

    private const string Configuration = """
        terraform {
          required_providers {
            proxmox = {
              source = "registry.example.org/bpg/proxmox"
            }
          }
        }

        variable "comment" {
          type    = string
          default = "Theirs"
        }

        resource "proxmox_virtual_environment_pool" "web" {
          pool_id = "moved"
          comment = var.comment
        }

        resource "proxmox_acl" "web" {
          path     = "/pool/${proxmox_virtual_environment_pool.web.pool_id}"
          group_id = "theirs"
          role_id  = "PVEAuditor"
        }

        resource "proxmox_virtual_environment_vm" "web" {
          vm_id     = 500
          node_name = "pve1"
          name      = "theirs"

          cpu {
            cores = 2
          }

          memory {
            dedicated = 1024
          }

          disk {
            interface    = "scsi0"
            datastore_id = "local-lvm"
            size         = 4
          }

          network_device {
            bridge = "vmbr0"
          }
        }

        output "vmid" {
          value = proxmox_virtual_environment_vm.web.vm_id
        }
        """;

    // Clients of before 1.8 have no moved blocks between providers.
    public static IEnumerable<ClientKind> Clients => ClientKinds.Present.Where(kind => kind == ClientKind.Terraform);

    [Test]
    public async Task A_configuration_changes_over_with_its_state()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        pve.Request("POST", "/pools", ("poolid", "moved"), ("comment", "Theirs"));
        pve.Request("POST", "/access/groups", ("groupid", "theirs"));
        pve.Request("PUT", "/access/acl", ("path", "/pool/moved"), ("groups", "theirs"), ("roles", "PVEAuditor"));
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 500), ("name", "theirs"), ("cores", 2), ("memory", 1024),
            ("scsi0", "local-lvm:4"), ("net0", "virtio,bridge=vmbr0"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        await using var workspace = await ConvertedAsync(pve, Configuration, State());

        var plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-out=plan");
        Assert.That(plan.Output, Does.Contain("0 to add, 0 to change, 0 to destroy"), plan.Errors);
        await ApplyAsync(workspace);
        Assert.That(Writes(pve), Is.Empty);

        workspace.Write("terraform.tfvars", "comment = \"Ours\"\n");
        plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-out=plan");
        Assert.That(plan.Output, Does.Contain("0 to add, 1 to change, 0 to destroy"), plan.Errors);
        await ApplyAsync(workspace);
        Assert.That(Writes(pve).Single(), Does.StartWith("PUT /pools"));
        plan = await workspace.RunAsync("plan", "-no-color", "-input=false", "-detailed-exitcode");
        Assert.That(plan.ExitCode, Is.Zero, plan.Output + plan.Errors);
    }

    private async Task<Workspace> ConvertedAsync(PveSimulator pve, string configuration, JsonObject state)
    {
        using var converted = await ConvertedFolder.OfAsync([("main.tf", configuration)]);
        Assert.That(converted.Code, Is.Zero, converted.Errors);
        var workspace = new Workspace(Executables.Find(kind)!, await AttachedProvider.StartAsync(environment: name =>
            name switch
        {
            "PROXMOX_VE_ENDPOINT" => pve.Endpoint.ToString(),
            "PROXMOX_VE_API_TOKEN" => pve.ApiToken,
            "PROXMOX_VE_FINGERPRINT" => pve.Fingerprint,
            _ => null,
        }))
        {
            StandsInFor = Other,
        };
        workspace.Write("main.tf", converted.Read("main.tf"));
        workspace.Write("moved.tf", converted.Read("moved.tf"));
        workspace.Write("terraform.tfstate", state.ToJsonString());
        await workspace.InitAsync(writeVersions: false);
        pve.Requests.Clear();
        return workspace;
    }

    private static IEnumerable<string> Writes(PveSimulator pve) =>
        pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}");

    private static async Task ApplyAsync(Workspace workspace)
    {
        var applied = await workspace.RunAsync("apply", "-no-color", "-input=false", "plan");
        Assert.That(applied.ExitCode, Is.Zero, applied.Output + applied.Errors);
    }

    private static JsonObject State() => State(
        Resource("proxmox_virtual_environment_pool", """{"comment":"Theirs","id":"moved","members":[],"pool_id":"moved"}"""),
        Resource("proxmox_acl", """
            {"group_id":"theirs","id":"/pool/moved?theirs?PVEAuditor","path":"/pool/moved","propagate":true,"role_id":"PVEAuditor",
            "token_id":null,"user_id":null}
            """),
        Resource("proxmox_virtual_environment_vm", """
            {"id":"500","vm_id":500,"node_name":"pve1","name":"theirs","cpu":[{"cores":2,"type":"qemu64"}],
            "memory":[{"dedicated":1024}],"disk":[{"datastore_id":"local-lvm","interface":"scsi0","size":4}],"network_device":[{"bridge":"vmbr0","model":"virtio"}]}
            """));

    private static JsonObject State(params JsonNode?[] resources) => new()
    {
        ["version"] = 4,
        ["terraform_version"] = "1.11.4",
        ["serial"] = 5,
        ["lineage"] = "1b8d0a52-6c1f-4e59-9d0a-8f4f5a9be0c1",
        ["outputs"] = new JsonObject(),
        ["resources"] = new JsonArray(resources),
    };

    private static JsonObject Resource(string type, string attributes) => Resource(type, "web", (null, attributes));

    private static JsonObject Resource(string type, string name, params (JsonNode? Key, string Attributes)[] instances) => new()
    {
        ["mode"] = "managed",
        ["type"] = type,
        ["name"] = name,
        ["provider"] = $"provider[\"{Other}\"]",
        ["instances"] = new JsonArray([.. instances.Select(instance => Instance(instance.Key, instance.Attributes))]),
    };

    private static JsonObject Instance(JsonNode? key, string attributes)
    {
        var instance = new JsonObject
        {
            ["schema_version"] = 0,
            ["attributes"] = JsonNode.Parse(attributes),
            ["sensitive_attributes"] = new JsonArray(),
        };
        if (key is not null)
        {
            instance["index_key"] = key;
        }

        return instance;
    }
}
