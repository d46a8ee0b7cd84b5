using System.IO.Compression;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Tools.Discover.Map;
using Proxmox.Tools.Discover.Map.States;

namespace Proxmox.Tools.Tests.Discover.Map;

public sealed class StateFilesTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("proxmox-map-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("proxmox_vm", "100", "Guest 100")]
    [TestCase("proxmox_container", "200", "Guest 200")]
    [TestCase("proxmox_pool", "production/web", "Pool production/web")]
    [TestCase("proxmox_storage_nfs", "nas", "Storage nas")]
    [TestCase("proxmox_network_bridge", "pve1/vmbr1", "Interface pve1/vmbr1")]
    [TestCase("proxmox_sdn_zone_vlan", "office", "Zone office")]
    [TestCase("proxmox_sdn_vnet", "web", "Vnet web")]
    [TestCase("proxmox_virtual_environment_vm", "100", "Guest 100")]
    [TestCase("proxmox_virtual_environment_vm2", "100", "Guest 100")]
    [TestCase("proxmox_virtual_environment_container", "200", "Guest 200")]
    [TestCase("proxmox_virtual_environment_network_linux_bridge", "pve1:vmbr1", "Interface pve1/vmbr1")]
    [TestCase("proxmox_virtual_environment_network_linux_vlan", "pve1:eno1.5", "Interface pve1/eno1.5")]
    [TestCase("proxmox_virtual_environment_sdn_zone_simple", "z", "Zone z")]
    [TestCase("proxmox_virtual_environment_storage_nfs", "nas", "Storage nas")]
    [TestCase("proxmox_vm_qemu", "pve1/qemu/100", "Guest 100")]
    [TestCase("proxmox_lxc", "pve1/lxc/200", "Guest 200")]
    public void A_resource_in_a_state_of_Terraform_is_found_by_its_type_and_id(string type, string id, string key)
    {
        var state = Read("terraform.tfstate", Terraform(
            $$"""{"mode":"managed","type":"{{type}}","name":"it","instances":[{"attributes":{"id":"{{id}}"} }]}"""));
        Assert.That(state.Records.Select(record => $"{record.Address}: {record.Key.Kind} {record.Key.Id}"),
            Is.EqualTo(new[] { $"{type}.it: {key}" }));
    }

    [TestCase("proxmox:guest:VirtualMachine", "100", "Guest 100")]
    [TestCase("proxmox:guest:Container", "200", "Guest 200")]
    [TestCase("proxmox:network:Bridge", "pve1/vmbr1", "Interface pve1/vmbr1")]
    [TestCase("proxmox:storage:Nfs", "nas", "Storage nas")]
    [TestCase("proxmox:pool:Pool", "a/b", "Pool a/b")]
    [TestCase("proxmox:sdn:Vnet", "web", "Vnet web")]
    [TestCase("proxmoxve:VM/virtualMachine:VirtualMachine", "100", "Guest 100")]
    [TestCase("proxmoxve:Network/networkBridge:NetworkBridge", "pve1:vmbr1", "Interface pve1/vmbr1")]
    public void A_resource_of_a_stack_of_Pulumi_is_found_by_its_type_and_id(string type, string id, string key)
    {
        var state = Read("stack.json", Export(
            $$"""{"urn":"urn:pulumi:prod::apps::{{type}}::it","custom":true,"type":"{{type}}","id":"{{id}}"}"""));
        Assert.That(state.Records.Select(record => $"{record.Address}: {record.Key.Kind} {record.Key.Id}"),
            Is.EqualTo(new[] { $"{type} it: {key}" }));
    }

    [Test]
    public void Instances_have_addresses_with_module_and_key()
    {
        var state = Read("x.tfstate", Terraform("""
            {"module":"module.web[0]","mode":"managed","type":"proxmox_vm","name":"vm","instances":[
              {"index_key":"a","attributes":{"id":"1"}},{"index_key":2,"attributes":{"id":"2"}}]}
            """));
        Assert.That(state.Records.Select(record => record.Address),
            Is.EqualTo(new[] { "module.web[0].proxmox_vm.vm[\"a\"]", "module.web[0].proxmox_vm.vm[2]" }));
    }

    [Test]
    public void What_a_state_only_looks_up_or_waits_to_remove_it_does_not_manage()
    {
        var terraform = Read("x.tfstate", Terraform("""
            {"mode":"data","type":"proxmox_vm","name":"d","instances":[{"attributes":{"id":"1"}}]},
            {"mode":"managed","type":"proxmox_vm","name":"old","instances":[{"deposed":"00000001","attributes":{"id":"2"}}]},
            {"mode":"managed","type":"random_id","name":"r","instances":[{"attributes":{"id":"3"}}]}
            """));
        var pulumi = Read("x.json", Export("""
            {"urn":"a","custom":true,"external":true,"type":"proxmox:guest:VirtualMachine","id":"1"},
            {"urn":"b","custom":true,"delete":true,"type":"proxmox:guest:VirtualMachine","id":"2"},
            {"urn":"c","custom":true,"type":"pulumi:providers:proxmox","id":"3"},
            {"urn":"d","custom":false,"type":"pulumi:pulumi:Stack"}
            """));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((terraform.Count, terraform.Records.Count), Is.EqualTo((1, 0)));
            Assert.That((pulumi.Count, pulumi.Records.Count), Is.EqualTo((0, 0)));
        }
    }

    [Test]
    public void A_folder_gives_all_of_its_states_and_no_note_of_a_backend()
    {
        Write("a/terraform.tfstate", Terraform(""));
        Write("a/.terraform/terraform.tfstate", """{"version":3,"backend":{}}""");
        Write("a/terraform.tfstate.d/prod/terraform.tfstate", Terraform(""));
        Write("a/terraform.tfstate.backup", "no JSON");
        Write("b/.pulumi/stacks/apps/prod.json", """{"version":3,"checkpoint":{"latest":{"resources":[]}}}""");
        Write("b/package.json", "{}");
        Directory.CreateDirectory(Path.Combine(_folder, "c/.pulumi/stacks"));
        using (var packed = new GZipStream(File.Create(Path.Combine(_folder, "c/.pulumi/stacks/dev.json.gz")), CompressionMode.Compress))
        {
            packed.Write("""{"version":3,"checkpoint":{}}"""u8);
        }

        Assert.That(Files().Read([_folder, Path.Combine(_folder, "a/terraform.tfstate")])
            .Select(state => $"{state.Tool} {state.Name[(_folder.Length + 1)..]}"),
            Is.EqualTo(new[]
            {
                "Terraform a/terraform.tfstate", "Terraform a/terraform.tfstate.d/prod/terraform.tfstate",
                    "Pulumi b/.pulumi/stacks/apps/prod.json",
                "Pulumi c/.pulumi/stacks/dev.json.gz",
            }));
    }

    [TestCase("""{"version":3,"terraform_version":"0.11.0"}""", "format")]
    [TestCase("""{"serial":1,"lineage":"x","encrypted_data":"canary"}""", "encrypted")]
    [TestCase("""{"password":"canary"}""", "no state file that is known")]
    [TestCase("""["canary"]""", "no state file that is known")]
    [TestCase("canary", "not JSON")]
    public void What_is_no_state_is_refused_without_quoting_it(string text, string told)
    {
        var refusal = Assert.Throws<ToolException>(() => Read("x.tfstate", text))!.Message;
        Assert.That(refusal, Does.Contain("x.tfstate").And.Contain(told).And.Not.Contain("canary"));
    }

    [Test]
    public void A_missing_file_and_a_folder_without_a_state_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Files().Read([Path.Combine(_folder, "absent")]),
                Throws.TypeOf<ToolException>().With.Message.Contains("absent"));
            Assert.That(() => Files().Read([_folder]), Throws.TypeOf<ToolException>().With.Message.Contains("terraform state pull"));
        }
    }

    // Who adds a family of resources is to say whether the map draws it.
    [Test]
    public void Every_resource_of_a_drawn_family_is_known() =>
        Assert.That(
            Catalogs.All.Resources.Where(resource => MapKinds.Of(resource.Name) is not null)
                .Select(resource => resource.Name.Split('_')[0]).Distinct(),
            Is.EquivalentTo(new[] { "vm", "container", "pool", "storage", "network", "sdn" }));

    private static StateFiles Files() => new(new Tokens(Catalogs.All).Resource);

    private static string Terraform(string resources) =>
        $$"""{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x","resources":[{{resources}}]}""";

    private static string Export(string resources) => $$"""{"version":3,"deployment":{"resources":[{{resources}}]} }""";

    private StateFile Read(string name, string text) => Files().Read([Write(name, text)]).Single();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
