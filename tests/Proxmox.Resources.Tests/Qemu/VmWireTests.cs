using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;
using Proxmox.Resources.Qemu;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>What PVE tells in several ways, or in one that is not written.</summary>
internal sealed class VmWireTests
{
    [TestCase("0", ExpectedResult = "{\"none\"}")]
    [TestCase("1", ExpectedResult = "{\"network\", \"disk\", \"usb\"}")]
    [TestCase("cpu,memory", ExpectedResult = "{\"cpu\", \"memory\"}")]
    public string Hotplug_is_told_as_a_number_too(string told) => Read("hotplug", told)["hotplug"].ToString();

    [TestCase("freeze-fs=0")]
    [TestCase("guest-fsfreeze=0")]
    [TestCase("freeze-fs-on-backup=0")]
    public void The_agents_freeze_has_had_several_names(string told) =>
        Assert.That(Read("agent", "1," + told)["agent"]["freeze_on_backup"], Is.EqualTo(Value.False));

    [Test]
    public void Texts_of_the_firmware_are_told_plainly_too() =>
        Assert.That(Read("smbios1", "uuid=11111111-2222-3333-4444-555555555555,product=Plain")["smbios"]["product"],
            Is.EqualTo(Value.Of("Plain")));

    [Test]
    public void A_text_of_the_firmware_that_is_not_what_it_says_stays_as_it_is() =>
        Assert.That(Read("smbios1", "product=!!,base64=1")["smbios"]["product"], Is.EqualTo(Value.Of("!!")));

    [TestCase("virtio=BC:24:11:00:00:01,bridge=vmbr0")]
    [TestCase("model=virtio,macaddr=BC:24:11:00:00:01,bridge=vmbr0")]
    [TestCase("virtio,macaddr=BC:24:11:00:00:01,bridge=vmbr0")]
    public void A_network_device_is_told_with_its_model_as_a_key_or_without(string told)
    {
        var device = Read("net0", told)["network_devices"]["net0"];
        Assert.That((device["model"], device["mac_address"], device["bridge"]),
            Is.EqualTo((Value.Of("virtio"), Value.Of("BC:24:11:00:00:01"), Value.Of("vmbr0"))));
    }

    [Test]
    public void An_order_of_the_old_kind_is_none() => Assert.That(Read("boot", "cdn")["boot_order"].IsNull, Is.True);

    [Test]
    public void Memory_is_told_as_a_number_by_older_versions()
    {
        Assert.That(FromData.Members(ConfigBench.Attributes,
            VmWire.Read(PveData.Object(("memory", PveData.Of(2048)))))["memory"]["size_mib"], Is.EqualTo(Value.Of(2048)));
        Assert.That(Read("memory", "current=2048")["memory"]["size_mib"], Is.EqualTo(Value.Of(2048)));
    }

    [Test]
    public void Blank_lines_between_keys_are_no_keys() =>
        Assert.That(Read("sshkeys", "ssh-ed25519%20A%0A%0Assh-ed25519%20B%0A")["cloud_init"]["ssh_keys"],
            Is.EqualTo(Value.List("ssh-ed25519 A", "ssh-ed25519 B")));

    [Test]
    public void A_new_VM_gets_the_id_that_PVE_draws_only_where_it_is_told_nothing_of_the_firmware()
    {
        var form = new Form().Add("smbios1", "family=Zg==");
        VmWire.WriteNew(form);
        Assert.That(form["smbios1"], Does.Match("^family=Zg==,uuid=[0-9a-f-]{36},base64=1$"));

        form = new Form().Add("smbios1", "family=Zg==");
        VmWire.Write(form);
        Assert.That(form["smbios1"], Is.EqualTo("family=Zg==,base64=1"));
    }

    [Test]
    public async Task What_the_user_takes_out_leaves_what_PVE_has_drawn()
    {
        await using var bench = await ConfigBench.StartAsync();
        var full = Config(
            ("smbios", Config(("family", "one"))), ("vm_generation_id", "11111111-2222-3333-4444-555555555555"),
            ("network_devices", Config(("net0", Config(("model", "virtio"), ("mac_address", "BC:24:11:00:00:01"))))));
        var before = await bench.UpAsync(300, full);
        var uuid = before.State["smbios"]["uuid"];
        Assert.That(uuid.IsNull, Is.False);
        await bench.UpAsync(300, Config(("network_devices", Config(("net0", Config(("model", "e1000")))))), before);
        Assert.That(bench.Stored(300, "smbios1"), Is.EqualTo("uuid=" + uuid.AsText()));
        Assert.That(bench.Stored(300, "vmgenid"), Is.EqualTo("11111111-2222-3333-4444-555555555555"));
        Assert.That(bench.Stored(300, "net0"), Is.EqualTo("e1000=BC:24:11:00:00:01"));
    }

    [Test]
    public async Task The_order_of_booting_follows_the_devices_while_nobody_sets_it()
    {
        await using var bench = await ConfigBench.StartAsync();
        var before = await bench.UpAsync(
            300, Config(("network_devices", Config(("net0", Config(("model", "virtio"))), ("net1", Config(("model", "virtio")))))));
        Assert.That(before.State["boot_order"], Is.EqualTo(Value.List("net0")));
        var after = await bench.UpAsync(300, Config(("network_devices", Config(("net1", Config(("model", "virtio")))))), before);
        Assert.That(after.State["boot_order"].Items, Is.Empty);
    }

    [TestCase("win11", ExpectedResult = true)]
    [TestCase("l26", ExpectedResult = false)]
    public async Task<bool> PVE_pins_the_machine_of_Windows_where_nobody_does(string system)
    {
        await using var bench = await ConfigBench.StartAsync();
        var before = await bench.UpAsync(300, Config(("name", "web")));
        var after = await bench.UpAsync(300, Config(("name", "web"), ("os_type", system)), before);
        var created = await bench.UpAsync(301, Config(("os_type", system)));
        Assert.That(created.State["machine"]["type"].IsNull, Is.EqualTo(after.State["machine"]["type"].IsNull));
        return !after.State["machine"]["type"].IsNull;
    }

    private static Value Read(string option, string told) =>
        FromData.Members(ConfigBench.Attributes, VmWire.Read(PveData.Object((option, PveData.Of(told)))));
}
