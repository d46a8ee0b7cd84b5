using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;

namespace Proxmox.Resources.Tests.Qemu.Preflight;

/// <summary>What a plan of a VM says that the datacenter lacks, one situation in each test.</summary>
public sealed class SurroundingsTests
{
    private static readonly Value Sound = PreflightBench.Sound;

    private static Value Group(params ReadOnlySpan<(string Name, Value Value)> members) => Value.Object(members);

    [Test]
    public async Task A_sound_plan_says_nothing([Values] PveVersion version)
    {
        await using var bench = await PreflightBench.StartAsync(version);
        Assert.That(await bench.PlanAsync(Sound), Is.Empty);
    }

    [Test]
    public async Task An_image_that_the_same_run_brings_is_not_missed()
    {
        await using var bench = await PreflightBench.StartAsync();
        var config = Sound.With("disks", Group(("scsi0", Group(("storage", "local-lvm"), ("import_from", "local:import/a.qcow2")))));
        Assert.That(await bench.PlanAsync(config), Has.One.Contains("There is no volume local:import/a.qcow2"));
        await bench.PlanAsync("downloaded_file", Group(("node", "pve1"), ("storage", "local"), ("content_type", "import"),
            ("url", "https://files.example.test/a.qcow2")));
        Assert.That(await bench.PlanAsync(config), Is.Empty);
    }

    [Test]
    public async Task A_VMID_that_another_VM_has_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.CreateVm(100, "pve2", ("name", "other"));
        Assert.That(await bench.PlanAsync(Sound), Is.EqualTo(new[] { "Error vmid: VMID 100 is taken" }));
    }

    [Test]
    public async Task A_VMID_that_a_guest_has_which_may_not_be_seen_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync(("/storage", "Administrator"), ("/sdn", "Administrator"),
            ("/vms/100", "{VM.Allocate,VM.Config.Network,VM.Config.Options,VM.Config.CPU,VM.Config.Cloudinit,VM.Config.Disk}"));
        bench.Pve.CreateVm(100, "pve2", ("name", "other"));
        Assert.That(await bench.PlanAsync(Sound), Does.Contain("Error vmid: VMID 100 is taken"));
    }

    [Test]
    public async Task A_VMID_that_the_run_has_already_is_no_surprise_when_its_VM_is_made_anew()
    {
        await using var bench = await PreflightBench.StartAsync();
        await bench.RefreshAsync(await bench.CreateAsync(Sound));
        Assert.That(await bench.PlanAsync(Sound), Is.Empty);
    }

    [Test]
    public async Task What_an_interrupted_create_has_left_behind_does_not_take_the_VMID()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.CreateVm(100, "pve1", ("name", "web"), ("description", "<!-- unfinished: 0123456789abcdef -->\n"));
        Assert.That(await bench.PlanAsync(Sound), Is.Empty);
    }

    [Test]
    public async Task A_node_that_the_cluster_does_not_have_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(Sound.With("node", "pve9")), Is.EqualTo(new[] { "Error node: The cluster has no node pve9" }));
    }

    [Test]
    public async Task A_node_that_is_offline_is_refused_and_not_asked()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        Assert.That(await bench.PlanAsync(Sound.With("node", "pve2")), Is.EqualTo(new[] { "Error node: Node pve2 is offline" }));
    }

    [Test]
    public async Task A_missing_node_is_refused_where_there_are_several()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(Sound.With("node", Value.Null)),
            Is.EqualTo(new[] { "Error node: It is not said on which node the VM is created" }));
    }

    [Test]
    public async Task A_storage_that_does_not_exist_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(WithDisk("nas")),
            Is.EqualTo(new[] { "Error disks[\"scsi0\"].storage: There is no storage nas" }));
    }

    [Test]
    public async Task A_storage_that_the_same_run_makes_is_not_missed()
    {
        await using var bench = await PreflightBench.StartAsync();
        await bench.PlanAsync("storage_directory", Group(("storage_id", "nas"), ("path", "/srv/nas")));
        Assert.That(await bench.PlanAsync(WithDisk("nas")), Is.Empty);
    }

    [Test]
    public async Task A_storage_that_is_restricted_to_other_nodes_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.Request("PUT", "/storage/local-lvm", ("nodes", "pve2,pve3"));
        Assert.That(await bench.PlanAsync(WithDisk("local-lvm")),
            Is.EqualTo(new[] { "Error disks[\"scsi0\"].storage: Storage local-lvm cannot be used on node pve1" }));
    }

    [Test]
    public async Task A_storage_that_is_not_meant_for_disks_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(WithDisk("local")),
            Is.EqualTo(new[] { "Error disks[\"scsi0\"].storage: Storage local does not hold images" }));
    }

    [Test]
    public async Task A_storage_that_the_node_does_not_reach_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.Datacenter.Locked(datacenter => StorageConfig.Of(datacenter).Host.Reaches = storage => storage.Id != "local-lvm");
        Assert.That(await bench.PlanAsync(WithDisk("local-lvm")),
            Is.EqualTo(new[] { "Error disks[\"scsi0\"].storage: Node pve1 does not reach storage local-lvm" }));
    }

    [Test]
    public async Task A_run_that_plans_more_than_a_storage_has_free_is_told_so_and_not_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        Value Large(int vmid) => WithDisk("local-lvm", "150G").With("vmid", vmid);
        Assert.That(await bench.PlanAsync(Large(100)), Is.Empty);
        Assert.That(await bench.PlanAsync(Large(100)), Is.Empty, "the same VM counts once");
        Assert.That(await bench.PlanAsync(Large(101)),
            Is.EqualTo(new[] { "Warning disks[\"scsi0\"].storage: Storage local-lvm may run out of space" }));
    }

    [TestCase("iso", "local:iso/none.iso", "")]
    [TestCase("import_from", "local:import/none.qcow2", "local-lvm")]
    [TestCase("volume", "local-lvm:vm-900-disk-7", "")]
    public async Task A_volume_that_does_not_exist_is_refused(string attribute, string volume, string storage)
    {
        await using var bench = await PreflightBench.StartAsync();
        var drive = Group((attribute, volume)).With("storage", storage.Length == 0 ? Value.Null : Value.Of(storage));
        Assert.That(await bench.PlanAsync(Sound.With("disks", Group(("sata0", drive)))),
            Is.EqualTo(new[] { $"Error disks[\"sata0\"].{attribute}: There is no volume {volume}" }));
    }

    [Test]
    public async Task A_snippet_that_does_not_exist_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        var config = Sound.With("cloud_init", Group(("custom_files", Group(("vendor", "local:snippets/none.yaml")))));
        Assert.That(await bench.PlanAsync(config),
            Is.EqualTo(new[] { "Error cloud_init.custom_files.vendor: There is no volume local:snippets/none.yaml" }));
    }

    [Test]
    public async Task A_bridge_that_the_node_does_not_have_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        var config = Sound.With("network_devices", Group(("net0", Group(("model", "virtio"), ("bridge", "vmbr9")))));
        Assert.That(await bench.PlanAsync(config),
            Is.EqualTo(new[] { "Error network_devices[\"net0\"].bridge: Node pve1 has no bridge or VNet vmbr9" }));
    }

    [Test]
    public async Task A_clone_of_what_does_not_exist_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(Clone(("vmid", 900))), Is.EqualTo(new[] { "Error clone.vmid: VM 900 does not exist" }));
        Assert.That(await bench.PlanAsync(Clone(("name", "golden"))), Is.EqualTo(new[] { "Error clone.name: No VM is called \"golden\"" }));
    }

    [Test]
    public async Task A_clone_of_a_name_that_several_have_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.CreateVm(900, "pve1", ("name", "golden"));
        bench.Pve.CreateVm(901, "pve1", ("name", "golden"));
        Assert.That(await bench.PlanAsync(Clone(("name", "golden"))),
            Is.EqualTo(new[] { "Error clone.name: Several VMs are called \"golden\"" }));
    }

    [Test]
    public async Task A_linked_clone_of_what_is_no_template_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.CreateVm(900, "pve1", ("name", "golden"));
        Assert.That(await bench.PlanAsync(Clone(("vmid", 900), ("full", false))),
            Is.EqualTo(new[] { "Error clone.full: VM 900 is no template" }));
        Assert.That(await bench.PlanAsync(Clone(("vmid", 900))), Is.Empty);
    }

    [Test]
    public async Task A_clone_of_what_the_same_run_makes_is_not_missed()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(Sound.With("vmid", 900)), Is.Empty);
        Assert.That(await bench.PlanAsync(Clone(("vmid", 900), ("full", false))), Is.Empty);
    }

    [TestCase("usb", "usb0", "usb", "id=1234:5678", "USB")]
    [TestCase("pci", "hostpci0", "pci", "path=0000:00:01.0,id=8086:7000", "PCI")]
    [TestCase("virtiofs", "virtiofs0", "dir", "path=/srv/share", "directory")]
    public async Task A_mapping_that_is_missing_or_not_on_the_node_is_refused(
        string attribute, string slot, string kind, string device, string title)
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Pve.Request(
            "POST", $"/cluster/mapping/{kind}", ("id", "there"), ("map", new Newtonsoft.Json.Linq.JArray($"node=pve1,{device}")));
        bench.Pve.Request(
            "POST", $"/cluster/mapping/{kind}", ("id", "elsewhere"), ("map", new Newtonsoft.Json.Linq.JArray($"node=pve2,{device}")));
        Value With(string mapping) => Sound.With(attribute, Group((slot, Group(("mapping", mapping)))));
        Assert.That(await bench.PlanAsync(With("there")), Is.Empty);
        Assert.That(await bench.PlanAsync(With("elsewhere")),
            Is.EqualTo(new[] { $"Error {attribute}[\"{slot}\"].mapping: The {title} mapping elsewhere has nothing on node pve1" }));
        Assert.That(await bench.PlanAsync(With("none")),
            Is.EqualTo(new[] { $"Error {attribute}[\"{slot}\"].mapping: There is no {title} mapping none" }));
    }

    [Test]
    public async Task A_CPU_model_that_the_node_does_not_know_is_refused()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(Sound.With("cpu", Group(("type", "epyc")))),
            Is.EqualTo(new[] { "Error cpu.type: Node pve1 has no CPU model epyc" }));
        Assert.That(await bench.PlanAsync(Sound.With("cpu", Group(("type", "host")))), Is.Empty);
    }

    [Test]
    public async Task A_pool_that_does_not_exist_is_refused_unless_the_same_run_makes_it()
    {
        await using var bench = await PreflightBench.StartAsync();
        Assert.That(await bench.PlanAsync(Sound.With("pool_id", "prod")), Is.EqualTo(new[] { "Error pool_id: There is no pool prod" }));
        await bench.PlanAsync("pool", Group(("pool_id", "prod")));
        Assert.That(await bench.PlanAsync(Sound.With("pool_id", "prod")), Is.Empty);
    }

    [Test]
    public async Task Unknown_values_are_left_to_the_apply()
    {
        await using var bench = await PreflightBench.StartAsync();
        var config = Sound
            .With("vmid", Value.Unknown)
            .With("node", Value.Unknown)
            .With("pool_id", Value.Unknown)
            .With("cpu", Group(("type", Value.Unknown)))
            .With("clone", Group(("vmid", Value.Unknown)))
            .With("disks", Group(("scsi0", Group(("storage", Value.Unknown), ("size", "8G"))), ("ide2", Group(("iso", Value.Unknown)))))
            .With("network_devices", Group(("net0", Group(("model", "virtio"), ("bridge", Value.Unknown)))));
        Assert.That(await bench.PlanAsync(config), Is.Empty);
    }

    private static Value WithDisk(string storage, string size = "8G") =>
        Sound.With("disks", Group(("scsi0", Group(("storage", storage), ("size", size)))));

    private static Value Clone(params ReadOnlySpan<(string Name, Value Value)> source) =>
        Sound.With("disks", Value.Null).With("clone", Value.Object(source));
}
