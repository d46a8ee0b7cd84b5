using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>The provider's functions in configurations of a client that knows them, without a datacenter.</summary>
public sealed class FunctionTests
{
    [Test]
    public async Task Every_example_of_a_function_is_valid()
    {
        await using var workspace = await OpenAsync();
        var folder = Path.Combine(Repository.Root, "examples/functions");
        var root = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*.tf", SearchOption.AllDirectories))
        {
            var module = Path.GetFileName(Path.GetDirectoryName(file)!);
            workspace.Write($"{module}/main.tf", File.ReadAllText(file));
            workspace.Write($"{module}/versions.tf", Workspace.Versions);
            root.Append("module \"").Append(module).Append("\" {\n  source = \"./").Append(module).Append("\"\n}\n");
        }

        workspace.Write("main.tf", root.ToString());
        await workspace.InitAsync();
        await SucceedAsync(workspace, "validate", "-no-color");
    }

    [Test]
    public async Task A_configuration_computes_with_them()
    {
        await using var workspace = await OpenAsync();
        workspace.Write("main.tf", """
            locals {
              disk = provider::proxmox::vm_disk_parse("local-lvm:vm-100-disk-0,discard=on,size=32G,ssd=1")
              nic  = provider::proxmox::vm_network_device_parse("virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=5,trunks=7;8")
            }
            output "size" { value = provider::proxmox::size_parse(local.disk.size).size_mib }
            output "owner" { value = provider::proxmox::volume_id_parse(local.disk.volume).vmid }
            output "disk" { value = provider::proxmox::vm_disk_build(merge(local.disk, { ssd = null, discard = null })) }
            output "nic" { value = provider::proxmox::vm_network_device_build(merge(local.nic, { vlan = 6 })) }
            output "short" { value = provider::proxmox::vm_network_device_build({ model = "virtio", trunks = ["8", "7"] }) }
            output "mac" { value = provider::proxmox::mac_address_from_seed("abc") }
            output "own_mac" { value = provider::proxmox::mac_address_from_seed("abc", "02") }
            output "runs" { value = provider::proxmox::schedule_next_runs("mon..fri 02:30", "2026-03-06T12:00:00+01:00", 2) }
            """);
        await workspace.InitAsync();
        await SucceedAsync(workspace, "apply", "-auto-approve", "-no-color", "-input=false");

        using var text = new JsonTextReader(new StringReader((await workspace.RunAsync("output", "-json")).Output))
        {
            DateParseHandling = DateParseHandling.None,
        };
        var outputs = JObject.Load(text);

        Assert.That(outputs.Properties().ToDictionary(output => output.Name, output => output.Value["value"]!.ToString(
            Formatting.None)), Is.EquivalentTo(new Dictionary<string, string>
            {
                ["size"] = "32768",
                ["owner"] = "100",
                ["disk"] = "\"local-lvm:vm-100-disk-0,size=32G\"",
                ["nic"] = "\"virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=6,trunks=7;8\"",
                ["short"] = "\"virtio,trunks=7;8\"",
                ["mac"] = "\"BC:24:11:BA:78:16\"",
                ["own_mac"] = "\"02:BA:78:16:BF:8F\"",
                ["runs"] = """["2026-03-09T02:30:00+01:00","2026-03-10T02:30:00+01:00"]""",
            }));
    }

    [Test]
    public async Task A_wrong_argument_is_shown_where_it_stands()
    {
        await using var workspace = await OpenAsync();
        workspace.Write("main.tf", """
            output "nic" {
              value = provider::proxmox::vm_network_device_build({ model = "virtio", vlam = 5 })
            }
            """);
        await workspace.InitAsync();

        var result = await workspace.RunAsync("validate", "-no-color");

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(System.Text.RegularExpressions.Regex.Replace(result.Errors, @"[\s│]+", " "),
            Does.Contain("Invalid value for \"device\" parameter: device has no attribute vlam. Did you mean vlan?"));
    }

    // Of the clients that tests run with only Terraform knows functions.
    private static async Task<Workspace> OpenAsync()
    {
        if (Executables.Find(ClientKind.Terraform) is not { } executable)
        {
            Assert.Ignore("There is no terraform here.");
            throw new InvalidOperationException();
        }

        return new(executable, await AttachedProvider.StartAsync());
    }

    private static async Task SucceedAsync(Workspace workspace, params string[] arguments)
    {
        var result = await workspace.RunAsync(arguments);
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
    }
}
