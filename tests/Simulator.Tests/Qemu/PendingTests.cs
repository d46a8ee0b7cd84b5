namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>Changes of a VM that runs.</summary>
public sealed class PendingTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100,
            "name=web&memory=1024&cores=2&ostype=l26&agent=1&scsi0=files:2,format=qcow2&ide2=none,media=cdrom&net0=virtio,bridge=vmbr0");
        _api.PowerOn(100);
    }

    [TestCase("name=other", true)]
    [TestCase("description=x", true)]
    [TestCase("tags=a", true)]
    [TestCase("onboot=1", true)]
    [TestCase("memory=2048", false)]
    [TestCase("cores=4", false)]
    [TestCase("vcpus=1", false)]
    [TestCase("cpu=host", false)]
    [TestCase("cpuunits=200", true)]
    [TestCase("cpulimit=1", true)]
    [TestCase("scsihw=virtio-scsi-single", false)]
    [TestCase("machine=q35", false)]
    [TestCase("bios=ovmf", false)]
    [TestCase("balloon=512", true)]
    [TestCase("balloon=0", false)]
    [TestCase("agent=1,fstrim_cloned_disks%3D1", true)]
    [TestCase("agent=0", false)]
    [TestCase("net1=virtio,bridge%3Dvmbr0", true)]
    [TestCase("scsi1=files:1", true)]
    [TestCase("sata1=files:1", false)]
    [TestCase("ide3=files:1", false)]
    [TestCase("usb0=spice", true)]
    [TestCase("serial0=socket", false)]
    [TestCase("efidisk0=files:1", false)]
    [TestCase("ide2=files:iso/debian.iso,media%3Dcdrom", true)]
    [TestCase("hotplug=disk", true)]
    [TestCase("hotplug=disk,cpu", false)]
    [TestCase("ciuser=me", true)]
    public void Some_options_are_in_force_at_once_and_others_wait(string form, bool atOnce)
    {
        _api.Set(100, form);
        var key = form.Split('=')[0];
        var before = _api.Config(100, "current=1")[key]?.ToString();
        var after = _api.Config(100)[key]?.ToString();
        Assert.That(after, Is.Not.Null);
        Assert.That(before == after, Is.EqualTo(atOnce), $"{before} / {after}");
        var entry = _api.Vm("GET", "100/pending").Single(entry => entry.Value<string>("key") == key);
        Assert.That(entry["pending"] is not null, Is.EqualTo(!atOnce));
    }

    [TestCase("memory=2048", "memory: hotplug problem - NUMA needs to be enabled for memory hotplug")]
    [TestCase("vcpus=9", "vcpus: hotplug problem - you can't add more vcpus than maxcpus")]
    public void What_does_not_fit_into_the_machine_is_refused(string form, string message)
    {
        _api.Run("POST", "/100/status/stop");
        _api.Set(100, "hotplug=cpu,memory");
        _api.PowerOn(100);
        Assert.That(_api.VmFails("PUT", "100/config", form), Is.EqualTo(message));
        var key = form.Split('=')[0];
        Assert.That(_api.Vm("GET", "100/pending").Single(entry => entry.Value<string>("key") == key)["pending"], Is.Not.Null);
    }

    [Test]
    public void What_waits_is_in_force_after_a_stop_and_a_start()
    {
        _api.Set(100, "memory=2048");
        Assert.That(_api.Vm("GET", "100/status/current").Value<long>("maxmem"), Is.EqualTo(1L << 30));
        _api.Run("POST", "/100/status/stop");
        _api.PowerOn(100);
        Assert.That(_api.Option(100, "memory", "current=1"), Is.EqualTo("2048"));
        Assert.That(_api.Vm("GET", "100/pending").Any(entry => entry["pending"] is not null), Is.False);
    }

    [Test]
    public void A_reset_puts_nothing_in_force()
    {
        _api.Set(100, "memory=2048");
        _api.Run("POST", "/100/status/reset");
        Assert.That(_api.Option(100, "memory", "current=1"), Is.EqualTo("1024"));
    }

    [Test]
    public void A_change_that_waits_can_be_taken_back()
    {
        _api.Set(100, "memory=2048&cores=4");
        _api.Set(100, "revert=memory");
        Assert.That((_api.Option(100, "memory"), _api.Option(100, "cores")), Is.EqualTo(("1024", "4")));
    }

    [Test]
    public void A_deletion_that_waits_is_shown_as_such()
    {
        _api.Set(100, "delete=agent");
        Assert.That(_api.Option(100, "agent"), Is.Null);
        Assert.That(_api.Option(100, "agent", "current=1"), Is.EqualTo("1"));
        Assert.That(_api.Vm("GET", "100/pending").Single(entry => entry.Value<string>("key") == "agent").Value<int>("delete"),
            Is.EqualTo(1));
        _api.Set(100, "revert=agent");
        Assert.That(_api.Option(100, "agent"), Is.EqualTo("1"));
    }

    [Test]
    public void A_disk_on_a_bus_that_takes_plugs_is_detached_at_once()
    {
        _api.Set(100, "delete=scsi0");
        Assert.That(_api.Option(100, "unused0", "current=1"), Is.EqualTo("files:100/vm-100-disk-0.qcow2"));
    }

    [Test]
    public void Without_the_feature_nothing_is_plugged()
    {
        _api.Set(100, "hotplug=0");
        _api.Set(100, "net1=virtio,bridge=vmbr0&scsi1=files:1");
        Assert.That(_api.Config(100, "current=1").ContainsKey("net1"), Is.False);
        Assert.That(_api.Config(100, "current=1").ContainsKey("scsi1"), Is.False);
        Assert.That(_api.Volumes("files"), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_disk_that_is_still_pending_becomes_unused_when_it_is_given_up()
    {
        _api.Set(100, "sata1=files:1");
        _api.Set(100, "delete=sata1");
        Assert.That(_api.Option(100, "unused0"), Is.EqualTo("files:100/vm-100-disk-1.raw"));
        Assert.That(_api.Option(100, "sata1"), Is.Null);
    }

    [Test]
    public void A_disc_drive_cannot_become_a_disk()
    {
        Assert.That(_api.VmFails("PUT", "100/config", "ide2=files:1"), Is.EqualTo("ide2: hotplug problem - unable to change media type"));
    }

    [Test]
    public void Options_of_a_disk_that_QEMU_was_started_with_wait()
    {
        _api.Set(100, "scsi0=files:100/vm-100-disk-0.qcow2,mbps=10");
        Assert.That(_api.Option(100, "scsi0", "current=1"), Does.Contain("mbps=10"));
        _api.Set(100, "scsi0=files:100/vm-100-disk-0.qcow2,cache=writeback");
        Assert.That(_api.Option(100, "scsi0", "current=1"), Does.Not.Contain("cache"));
    }

    [Test]
    public void A_network_device_keeps_its_place_while_its_bridge_changes()
    {
        _api.Set(100, "hotplug=0");
        Assert.That(_api.VmFails("PUT", "100/config", "net0=virtio,bridge=vmbr1"),
            Is.EqualTo("net0: hotplug problem - bridge 'vmbr1' does not exist"));
        _api.Set(100, "revert=net0");
        _api.Datacenter.FindNode("pve1")!.Bridges.Add("vmbr1");
        var device = _api.Option(100, "net0")!;
        _api.Set(100, $"net0={device.Replace("vmbr0", "vmbr1", StringComparison.Ordinal)},tag=7");
        Assert.That(_api.Option(100, "net0", "current=1"), Does.EndWith("bridge=vmbr1,tag=7"));
    }

    [TestCase("net0=virtio,bridge=vmbr0,firewall%3D1", "net0")]
    [TestCase("delete=net0", "net0")]
    public void What_the_guest_holds_on_to_stays_pending_while_the_rest_is_in_force(string form, string device)
    {
        _api.Systems[100].ReleasesDevices = false;
        Assert.That(_api.VmFails("PUT", "100/config", form + "&name=other"),
            Is.EqualTo($"{device}: hotplug problem - error on hot-unplugging device '{device}' - still busy in guest?"));
        var pending = _api.Vm("GET", "100/pending");
        Assert.That(pending.Single(entry => entry.Value<string>("key") == "name").Value<string>("value"), Is.EqualTo("other"));
        var held = pending.Single(entry => entry.Value<string>("key") == device);
        Assert.That((held["value"] is not null, held["pending"] is not null || held["delete"] is not null), Is.EqualTo((true, true)));
        _api.Set(100, "onboot=1");
        _api.Run("POST", "/100/status/stop");
        Assert.That(_api.Vm("GET", "100/pending").Any(entry => entry["pending"] is not null || entry["delete"] is not null), Is.False);
    }

    [Test]
    public void A_hotplug_that_fails_in_part_ends_the_task_with_its_words_in_one_line()
    {
        _api.Set(100, "net1=virtio,bridge=vmbr0");
        _api.Systems[100].ReleasesDevices = false;
        Assert.That(_api.Run("POST", "/100/config", "delete=net0,net1&name=other").Exit, Is.EqualTo(
            "400 Parameter verification failed. net0: hotplug problem - error on hot-unplugging device 'net0' - still busy in guest?  "
            + "net1: hotplug problem - error on hot-unplugging device 'net1' - still busy in guest?"));
        Assert.That(_api.Option(100, "name"), Is.EqualTo("other"));
    }

    [TestCase("virtio-scsi-pci", false)]
    [TestCase("virtio-scsi-single", true)]
    public void A_guest_is_asked_for_a_disk_only_when_the_disk_has_a_controller_of_its_own(string controller, bool isHeld)
    {
        _api.Create(101, $"memory=64&scsihw={controller}&scsi1=files:1");
        _api.PowerOn(101);
        _api.Systems[101].ReleasesDevices = false;
        var result = _api.Call("PUT", "/nodes/pve1/qemu/101/config", "delete=scsi1");
        Assert.That(result.Errors?["scsi1"],
            Is.EqualTo(isHeld ? "hotplug problem - error on hot-unplugging device 'virtioscsi1' - still busy in guest?\n" : null));
        Assert.That(_api.Config(101, "current=1").ContainsKey("scsi1"), Is.EqualTo(isHeld));
    }

    [TestCase("net0", " ")]
    [TestCase("net0;scsi0", "order=scsi0")]
    public void An_order_that_goes_together_with_a_device_in_it_comes_back_without_the_device(string order, string left)
    {
        _api.Run("POST", "/100/status/stop");
        _api.Set(100, $"boot=order%3D{Uri.EscapeDataString(order)}");
        _api.Set(100, "delete=boot,net0");
        Assert.That(_api.Option(100, "boot"), Is.EqualTo(left));
    }
}
