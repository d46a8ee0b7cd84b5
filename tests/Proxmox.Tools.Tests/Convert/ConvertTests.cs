using Proxmox.Hcl;
using Proxmox.Resources;

namespace Proxmox.Tools.Tests.Convert;

/// <summary>Configurations of other providers become ours, and what is not theirs stays as it was written.</summary>
public sealed class ConvertTests
{
    // Every row of every table is in one of the configurations, which a real client then finds valid.
    [TestCase("bpg", "bpg/proxmox")]
    public void Every_type_with_a_counterpart_is_in_a_configuration(string name, string source)
    {
        var used = Directory.EnumerateFiles(ConvertedFolder.Kept(name)).SelectMany(path => HclReader.Read(path,
            File.ReadAllText(path)).Blocks)
            .Where(block => block.Type == "resource").Select(block => block.Labels[0]).ToHashSet(StringComparer.Ordinal);
        var foreign = Catalogs.All.Foreign.Single(provider => provider.Source == source);

        Assert.That(foreign.Types.Where(type => !type.Names.Any(used.Contains)).Select(type => type.Names[0]), Is.Empty);
    }

    [Test]
    public void Every_row_of_a_table_leads_to_an_attribute()
    {
        var astray = from provider in Catalogs.All.Foreign
                     from type in provider.Types
                     from row in type.Attributes
                     where row.To is { Length: > 0 } && !row.To.Contains('@', StringComparison.Ordinal)
                     let first = row.To!.TrimStart('/').Split('.')[0]
                     // Types that are alike share a table.
                     where type.Targets.Length > 0 && !provider.Types.SelectMany(other => other.Targets)
                         .Any(target => target.Resource.Attributes.Any(field => field.Name == first))
                     select $"{type.Names[0]}: {row.Name} -> {row.To}";

        Assert.That(astray, Is.Empty);
    }

    [Test]
    public async Task What_is_not_theirs_stays_as_it_was_written()
    {
        const string Own = """
            # A comment
            variable   "size" { type=number }   /* odd */

            resource "random_id" "x" {
                byte_length = 2 # kept
            }

            """;
        using var converted = await ConvertedFolder.OfAsync(Own + """
            resource "proxmox_virtual_environment_pool" "web" {
              pool_id = "web"
            }

            output "pool" { value =   proxmox_virtual_environment_pool.web.pool_id }
            """);

        Assert.That((converted.Code, converted.Errors), Is.EqualTo((0, "")));
        Assert.That(converted.Read("main.tf"), Is.EqualTo(Own + """
            resource "proxmox_pool" "web" {
              pool_id = "web"
            }

            output "pool" { value =   proxmox_pool.web.pool_id }
            """));
        Assert.That(converted.Read("moved.tf"), Does.Contain("""
            moved {
              from = proxmox_virtual_environment_pool.web
              to   = proxmox_pool.web
            }
            """));
        Assert.That(converted.Read("versions.tf"), Does.Contain("source = \"proxmox-ve/proxmox\"")
            .And.Contain("bpg = { source = \"bpg/proxmox\", version = \"0.111.1\" }"));
    }

    [TestCase("started = true", "power_state = \"running\"")]
    [TestCase("started = var.on", "power_state = var.on ? \"running\" : \"stopped\"")]
    [TestCase("hotplug = \"disk,network\"", "hotplug = [\"disk\", \"network\"]")]
    [TestCase("timeout_create = 60 # long", "timeouts = {\n    create = \"60s\" # long\n  }")]
    [TestCase("disk {\n    interface = \"scsi0\"\n    size = 8\n  }", "disks = {\n    scsi0 = {\n      size = \"8G\"\n    }\n  }")]
    [TestCase("disk {\n    interface = \"scsi0\"\n    size = var.a + 1\n  }", "size = \"${var.a + 1}G\"")]
    [TestCase("disk {\n    interface = var.slot\n    size = 8\n  }", "(var.slot) = {")]
    [TestCase("cpu {\n    affinity = \"0-1,3\"\n  }", "affinity = [\"0-1\", \"3\"]")]
    [TestCase("network_device {}", "net0 = {\n      model  = \"virtio\"\n      bridge = \"vmbr0\"\n    }")]
    [TestCase("operating_system {\n    type = \"l26\"\n  }", "os_type = \"l26\"")]
    [TestCase("mac_addresses = []", "# no counterpart: Each of network_devices has a mac_address.\n  # mac_addresses = []")]
    [TestCase("nonsense = 1", "# no counterpart: there is no nonsense here.\n  # nonsense = 1")]
    [TestCase("lifecycle {\n    ignore_changes = [started, disk]\n  }", "ignore_changes = [power_state, disks]")]
    public async Task An_attribute_is_said_in_our_way(string theirs, string ours)
    {
        using var converted = await ConvertedFolder.OfAsync($"resource \"proxmox_virtual_environment_vm\" \"a\" {{\n  {theirs}\n}}\n");

        Assert.That(converted.Read("main.tf"), Does.Contain(ours));
    }

    [TestCase("proxmox_virtual_environment_vm.a.vm_id", "proxmox_vm.a.vmid")]
    [TestCase("proxmox_virtual_environment_vm.a[0].vm_id", "proxmox_vm.a[0].vmid")]
    [TestCase("proxmox_virtual_environment_vm.a[\"x\"].vm_id", "proxmox_vm.a[\"x\"].vmid")]
    [TestCase("proxmox_virtual_environment_vm.a[*].vm_id", "proxmox_vm.a[*].vmid")]
    [TestCase("proxmox_virtual_environment_vm.a.cpu[0].cores", "proxmox_vm.a.cpu.cores")]
    [TestCase("proxmox_virtual_environment_vm.a.network_device[1].mac_address", "proxmox_vm.a.network_devices[\"net1\"].mac_address")]
    [TestCase("proxmox_virtual_environment_vm.a.initialization[0].user_account[0].username", "proxmox_vm.a.cloud_init.user")]
    [TestCase("[for v in proxmox_virtual_environment_vm.a : v.vm_id]", "[for v in proxmox_vm.a : v.vmid]")]
    [TestCase("\"x-${proxmox_virtual_environment_vm.a.vm_id}\"", "\"x-${proxmox_vm.a.vmid}\"")]
    [TestCase("f(proxmox_virtual_environment_vm.a.name)", "f(proxmox_vm.a.name)")]
    [TestCase("proxmox_virtual_environment_user_token.t.value", "\"${proxmox_user_token.t.id}=${proxmox_user_token.t.value}\"")]
    [TestCase("proxmox_virtual_environment_user_token.t[\"x\"].value",
        "\"${proxmox_user_token.t[\"x\"].id}=${proxmox_user_token.t[\"x\"].value}\"")]
    [TestCase("\"a=${proxmox_virtual_environment_user_token.t.value}\"",
        "\"a=${\"${proxmox_user_token.t.id}=${proxmox_user_token.t.value}\"}\"")]
    [TestCase("proxmox_virtual_environment_user_token.t.id", "proxmox_user_token.t.id")]
    public async Task A_reference_follows(string theirs, string ours)
    {
        using var converted = await ConvertedFolder.OfAsync(
            "resource \"proxmox_virtual_environment_vm\" \"a\" {}\nresource \"proxmox_virtual_environment_user_token\" \"t\" {}\n"
            + $"locals {{\n  x = {theirs}\n}}\n");

        Assert.That(converted.Read("main.tf"), Does.Contain($"  x = {ours}\n"));
        Assert.That(converted.Output, Does.Not.Contain("main.tf:"));
    }

    [Test]
    public async Task A_type_that_is_called_the_same_is_moved_to_another_name()
    {
        using var converted = await ConvertedFolder.OfAsync(
            "resource \"proxmox_acl\" \"a\" {\n  path     = \"/\"\n  group_id = \"admins\"\n  role_id  = \"PVEAuditor\"\n}\n");

        Assert.That(converted.Read("main.tf"), Does.Contain("principal = \"@admins\""));
        Assert.That(converted.Read("moved.tf"), Does.Contain("from = proxmox_acl.a\n  to   = proxmox_acl.a_2\n"));
    }

    [Test]
    public async Task A_type_without_a_counterpart_becomes_a_comment_and_is_forgotten()
    {
        using var converted = await ConvertedFolder.OfAsync("resource \"proxmox_virtual_environment_sdn_applier\" \"a\" {\n}\n");

        Assert.That(converted.Read("main.tf"), Does.StartWith("# no counterpart: ").And.Contain("\n# resource \"proxmox_virtual"));
        Assert.That(converted.Read("moved.tf"), Does.Contain("removed {\n  from = proxmox_virtual_environment_sdn_applier.a"));
    }

    [Test]
    public async Task A_second_run_finds_nothing_to_do()
    {
        const string Head = """terraform { required_providers { proxmox = { source = "proxmox-ve/proxmox" } } }""";
        using var converted = await ConvertedFolder.OfAsync(
            "resource \"proxmox_virtual_environment_pool\" \"a\" {\n  pool_id = \"a\"\n}\n");
        using var again = await ConvertedFolder.OfAsync([("main.tf", converted.Read("main.tf")), ("versions.tf", Head)]);

        Assert.That(again.Code, Is.EqualTo(1));
        Assert.That(again.Errors, Does.Contain("nothing is of bpg/proxmox or telmate/proxmox"));
    }

    [Test]
    public async Task A_dry_run_writes_nothing()
    {
        using var converted = await ConvertedFolder.OfAsync(
            [("main.tf", File.ReadAllText(Path.Combine(ConvertedFolder.Kept("telmate"), "main.tf")))], "--dry-run");

        Assert.That(converted.Output, Does.Contain("Would write main.tf, moved.tf."));
        Assert.That(Directory.EnumerateFiles(converted.Folder).Select(Path.GetFileName), Is.EqualTo(new[] { "main.tf" }));
    }

    [Test]
    public async Task What_is_no_HCL_is_told_with_its_place_and_nothing_is_written()
    {
        using var converted = await ConvertedFolder.OfAsync("resource \"proxmox_virtual_environment_pool\" \"a\" {\n  pool_id = \n}\n");

        Assert.That(converted.Code, Is.EqualTo(1));
        Assert.That(converted.Errors, Does.Contain("main.tf:2: Here has to be a value. Nothing was written."));
    }
}
