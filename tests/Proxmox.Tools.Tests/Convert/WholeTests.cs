namespace Proxmox.Tools.Tests.Convert;

/// <summary>What cannot be converted rightly is told, and is neither dropped nor changed without a word.</summary>
public sealed class WholeTests
{
    private const string Vm = "proxmox_virtual_environment_vm";
    private const string Container = "proxmox_virtual_environment_container";
    private const string Made = "dynamic \"network_device\" {\n for_each = var.v\n content {}\n}\n";

    // The blocks that a list makes have slots of their own.
    [TestCase(Vm, "network_device {}\n" + Made, ": \"net${1 + place}\" =>")]
    [TestCase(Vm, Made + "network_device {}\n", "(\"net${length(var.v)}\") = {")]
    [TestCase(Vm, Made + Made, ": \"net${length(var.v) + place}\" =>")]
    [TestCase(Vm, "dynamic \"serial_device\" {\n for_each = [1]\n content {}\n}", ": \"serial${place}\" => \"socket\"")]
    [TestCase(Vm, "dynamic \"cpu\" {\n for_each = [1]\n content {\n cores = 2\n }\n}", "      cores = 2\n")]
    [TestCase(Vm, "dynamic \"agent\" {\n for_each = [1]\n content {\n enabled = true\n }\n}", "      enabled = true\n")]
    [TestCase(Vm, "initialization {\n ip_config {}\n dynamic \"user_account\" {\n for_each = [1]\n content {\n username = \"x\"\n }\n }\n}",
        "user = one([for user_account in [for key, value in [1] : { key = key, value = value }] : \"x\"])")]
    // A device that is switched off is none.
    [TestCase(Vm, "watchdog {\n enabled = false\n}", "# no counterpart: a device that is not enabled is left out.\n  # watchdog {")]
    [TestCase(Vm, "watchdog {\n enabled = true\n model = \"ib700\"\n}", "watchdog = {\n    model = \"ib700\"\n  }")]
    [TestCase(Vm, "watchdog {\n enabled = var.w\n model = \"ib700\"\n}", "watchdog = var.w ? {\n    model = \"ib700\"\n  } : null")]
    [TestCase(Vm, "network_device {\n enabled = false\n}\nnetwork_device {}", "net1 = {")]
    [TestCase(Vm, "network_device {\n enabled = var.w\n}", "{ for key in var.w ? [\"net0\"] : [] : key => {")]
    [TestCase(Container, "network_interface {\n enabled = false\n}", "link_down = true")]
    [TestCase(Vm, "disk {\n datastore_id = \"\"\n path_in_datastore = \"/dev/x\"\n interface = \"scsi0\"\n}",
        "scsi0 = {\n      volume = \"/dev/x\"\n    }")]
    // What is ignored stays so.
    [TestCase(Vm, "lifecycle {\n ignore_changes = [initialization]\n}", "[disks[\"ide2\"], cloud_init, cloud_init_password]")]
    [TestCase(Vm, "lifecycle {\n ignore_changes = [initialization[0].user_account[0].password]\n}",
        "ignore_changes = [cloud_init_password]")]
    [TestCase(Vm, "lifecycle {\n ignore_changes = [network_device[1].vlan_id]\n}", "ignore_changes = [network_devices[\"net1\"].vlan]")]
    [TestCase(Container, "lifecycle {\n ignore_changes = [operating_system[0].template_file_id]\n}", "ignore_changes = [os_template]")]
    [TestCase(Vm, "lifecycle {\n postcondition {\n condition = self.vm_id > 1\n }\n}", "condition = self.vmid > 1")]
    public async Task It_is_said_in_our_way(string type, string theirs, string ours)
    {
        using var converted = await ConvertedFolder.OfAsync($"resource \"{type}\" \"a\" {{\n{theirs}\n}}\n");

        Assert.That(converted.Read("main.tf"), Does.Contain(ours).And.Not.Contain("to_do"));
    }

    [TestCase("network", "network_devices")]
    [TestCase("sshkeys", "cloud_init.ssh_keys")]
    [TestCase("ciuser", "cloud_init.user")]
    public async Task What_Telmate_ignores_stays_ignored(string theirs, string ours)
    {
        using var converted = await ConvertedFolder.OfAsync([("main.tf", $$"""
            terraform {
              required_providers {
                proxmox = { source = "telmate/proxmox" }
              }
            }
            resource "proxmox_vm_qemu" "a" {
              lifecycle { ignore_changes = [{{theirs}}] }
            }
            """)]);

        Assert.That(converted.Read("main.tf"), Does.Contain($"ignore_changes = [{ours}]"));
    }

    // The line to_do is of no resource, so that no client takes the configuration before somebody has looked.
    [TestCase(Container, "dynamic \"network_interface\" {\n for_each = var.v\n content {}\n}\ninitialization {\n ip_config {}\n}",
        "ip_config")]
    [TestCase(Vm, "dynamic \"initialization\" {\n for_each = var.v\n content {\n ip_config {}\n }\n}", "initialization")]
    [TestCase("proxmox_virtual_environment_file", "source_file {\n path = \"https://example.com/x.iso\"\n}", "path")]
    public async Task What_has_to_be_written_by_hand_keeps_it_from_being_valid(string type, string theirs, string word)
    {
        using var converted = await ConvertedFolder.OfAsync($"resource \"{type}\" \"a\" {{\n{theirs}\n}}\n");

        Assert.That(converted.Read("main.tf"), Does.Contain("to_do = \""));
        Assert.That(converted.Output, Does.Contain($": no counterpart of {word}: "));
    }

    [TestCase("resource \"proxmox_virtual_environment_vm\" \"a\" {\n  lifecycle { ignore_changes = [mac_addresses] }\n}",
        "main.tf:2: ignore_changes: no counterpart of mac_addresses")]
    [TestCase("locals {\n  x = try(proxmox_virtual_environment_vm.a.ipv4_addresses[1][0], null)\n}",
        "main.tf:2: proxmox_vm.a: there is no ipv4_addresses")]
    [TestCase("locals {\n  x = module.m.vm.vm_id\n}", "main.tf:2: module.m: vm_id may be called otherwise")]
    [TestCase("locals {\n  x = [for m in module.m : m.vm.vm_id]\n}", "main.tf:2: m.vm.vm_id: vm_id may be called otherwise")]
    [TestCase("module \"m\" {\n  source = \"../m\"\n}", "main.tf:1: module ../m: it is not in this folder")]
    [TestCase("removed {\n  from = proxmox_virtual_environment_vm.b\n}", "main.tf:1: removed: it stays as it is")]
    [TestCase("data \"proxmox_virtual_environment_vms\" \"a\" {\n  filter {\n    name = \"status\"\n  }\n}",
        "main.tf:2: no counterpart of filter")]
    [TestCase("resource \"proxmox_virtual_environment_unheard\" \"a\" {\n}",
        "main.tf:1: resource proxmox_virtual_environment_unheard has no counterpart")]
    [TestCase("locals {\n  x = proxmox_virtual_environment_cluster_firewall_security_group.a.rule[0].pos\n}\n"
        + "resource \"proxmox_virtual_environment_cluster_firewall_security_group\" \"a\" {\n  rule {}\n}",
        "main.tf:2: proxmox_firewall_security_group.a: there is no rule here")]
    public async Task It_is_told_at_its_line(string theirs, string told)
    {
        using var converted = await ConvertedFolder.OfAsync(
            theirs + "\nresource \"proxmox_virtual_environment_vm\" \"" + (theirs.Contains("vm\" \"a\"", StringComparison.Ordinal) ? "z"
                : "a") + "\" {}\n");

        Assert.That(converted.Output, Does.Contain(told));
    }

    [Test]
    public async Task Moves_of_before_end_where_ours_begin()
    {
        const string Before = "moved {\n  from = proxmox_virtual_environment_pool.old\n  to   = proxmox_virtual_environment_pool.a\n}\n";
        using var converted = await ConvertedFolder.OfAsync(Before + "resource \"proxmox_virtual_environment_pool\" \"a\" {}\n");

        Assert.That(converted.Read("main.tf"), Does.StartWith(Before));
        Assert.That(converted.Read("moved.tf"), Does.Contain("from = proxmox_virtual_environment_pool.a\n  to   = proxmox_pool.a\n"));
    }

    [Test]
    public async Task Configurations_of_several_datacenters_keep_their_names()
    {
        using var converted = await ConvertedFolder.OfAsync([("main.tf", """
            terraform {
              required_providers {
                proxmox = {
                  source                = "bpg/proxmox"
                  configuration_aliases = [proxmox.dr]
                }
              }
            }
            provider "proxmox" {
              alias = "dr"
            }
            """)]);

        Assert.That(converted.Read("main.tf"), Does.Contain("  alias = \"dr\"").And.Contain("""
                  source = "proxmox-ve/proxmox"
                  configuration_aliases = [proxmox.dr]
            """.Replace("          ", "      ", StringComparison.Ordinal)).And.Contain("bpg = { source                = \"bpg/proxmox\" }"));
    }

    [Test]
    public async Task A_second_run_of_the_same_folder_changes_nothing()
    {
        using var converted = await ConvertedFolder.OfAsync("resource \"proxmox_virtual_environment_pool\" \"a\" {}\n");
        using var again = await ConvertedFolder.OfAsync(
            Directory.EnumerateFiles(converted.Folder).Select(path => (Path.GetFileName(path), File.ReadAllText(path))));

        Assert.That(again.Code, Is.EqualTo(1));
        Assert.That(again.Read("versions.tf"), Is.EqualTo(converted.Read("versions.tf")));
    }
}
