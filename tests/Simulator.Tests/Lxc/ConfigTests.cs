namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class ConfigTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Create()
    {
        _api = new();
        _api.Create(200, "mp0=files:1,mp=/data&net0=" + Uri.EscapeDataString("name=eth0,bridge=vmbr0"));
    }

    [Test]
    public void A_running_container_takes_on_some_changes_and_the_rest_waits()
    {
        _api.PowerOn(200);
        _api.Set(200, "memory=256&swap=0&cores=2&cpulimit=1.5&hostname=a&description=d&tags=x&protection=0&onboot=1");
        _api.Set(200, "nameserver=192.0.2.1&cmode=shell&tty=1&features=nesting%3D1&mp0=files:200/vm-200-disk-1.raw,mp=/other");
        Assert.Multiple(() =>
        {
            Assert.That(_api.Pending(200).Keys, Is.EquivalentTo(new[] { "nameserver", "cmode", "tty", "features", "mp0" }));
            Assert.That(_api.Option(200, "memory", "current=1"), Is.EqualTo("256"));
            Assert.That(_api.Option(200, "cmode", "current=1"), Is.Null);
            Assert.That(_api.Option(200, "cmode"), Is.EqualTo("shell"));
        });
        _api.Run("POST", "/200/status/reboot");
        Assert.Multiple(() =>
        {
            Assert.That(_api.Pending(200), Is.Empty);
            Assert.That(_api.Option(200, "mp0", "current=1"), Is.EqualTo("files:200/vm-200-disk-1.raw,mp=/other,size=1G"));
        });
    }

    [Test]
    public void What_is_pending_names_the_digest_as_well()
    {
        var entries = _api.Container("GET", "200/pending");
        Assert.That(entries.Count(entry => entry.Value<string>("key") == "digest"), Is.EqualTo(1));
    }

    [Test]
    public void A_pending_change_goes_by_revert_and_not_by_delete()
    {
        _api.PowerOn(200);
        _api.Set(200, "cmode=shell");
        _api.Set(200, "delete=cmode");
        Assert.That(_api.Pending(200), Is.EqualTo(new Dictionary<string, string> { ["cmode"] = "shell" }));
        _api.Set(200, "revert=cmode");
        Assert.That(_api.Pending(200), Is.Empty);
    }

    [Test]
    public void A_mount_point_is_added_and_a_network_device_changed_while_it_runs()
    {
        _api.PowerOn(200);
        _api.Set(200, "mp1=files:1,mp=/hot&net0=" + Uri.EscapeDataString("name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:01,tag=5"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Pending(200), Is.Empty);
            Assert.That(_api.Option(200, "mp1", "current=1"), Is.EqualTo("files:200/vm-200-disk-2.raw,mp=/hot,size=1G"));
            Assert.That(_api.Option(200, "net0", "current=1"),
                Is.EqualTo("name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:01,tag=5,type=veth"));
        });
    }

    [Test]
    public void A_bridge_that_is_not_there_is_refused_while_it_runs_and_nothing_is_stored()
    {
        _api.PowerOn(200);
        var before = _api.Config(200).Value<string>("digest");
        Assert.That(_api.ContainerFails("PUT", "200/config", "net1=" + Uri.EscapeDataString("name=eth1,bridge=none")),
            Is.EqualTo("net1: unable to hotplug net1: bridge 'none' does not exist"));
        Assert.That(_api.Config(200).Value<string>("digest"), Is.EqualTo(before));
    }

    [Test]
    public void A_mount_point_that_is_taken_out_stays_as_an_unused_volume()
    {
        _api.Set(200, "delete=mp0");
        Assert.That(_api.Option(200, "unused0"), Is.EqualTo("files:200/vm-200-disk-1.raw"));
        _api.Set(200, "mp3=files:200/vm-200-disk-1.raw,mp=/again");
        Assert.That(_api.Option(200, "unused0"), Is.Null);
        _api.Set(200, "delete=mp3");
        _api.Set(200, "delete=unused0");
        Assert.That(_api.Volumes("files"), Is.EqualTo(new[] { "200/vm-200-disk-0.raw" }));
    }

    [Test]
    public void A_volume_put_into_a_slot_in_use_pushes_the_old_one_out()
    {
        _api.Set(200, "mp0=files:2,mp=/data");
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "mp0"), Is.EqualTo("files:200/vm-200-disk-2.raw,mp=/data,size=2G"));
            Assert.That(_api.Option(200, "unused0"), Is.EqualTo("files:200/vm-200-disk-1.raw"));
        });
    }

    [Test]
    public void An_order_for_another_root_is_kept_as_text_and_the_start_fails()
    {
        _api.Set(200, "rootfs=files:1");
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "rootfs"), Is.EqualTo("files:1"));
            Assert.That(_api.Run("POST", "/200/status/start").Exit, Is.EqualTo("unable to parse directory volume name '1'"));
        });
    }

    [Test]
    public void Descriptions_keep_the_end_of_their_last_line()
    {
        _api.Set(200, "description=" + Uri.EscapeDataString("one\ntwo  "));
        Assert.That(_api.Option(200, "description"), Is.EqualTo("one\ntwo  \n"));
    }

    [Test]
    public void Variables_of_the_environment_are_seen_by_those_who_may_set_them()
    {
        _api.Set(200, "env=" + Uri.EscapeDataString("A=1\0B=two words"));
        Assert.That(_api.Option(200, "env"), Is.EqualTo("A=1\0B=two words"));
        _api.Become("/vms", "VM.Audit");
        Assert.That(_api.Option(200, "env"), Is.Null);
    }

    [TestCase("delete=memory", "unable to delete required option 'memory'")]
    [TestCase("delete=unprivileged", "unable to delete read-only option: 'unprivileged'")]
    [TestCase("unprivileged=0", "unable to modify read-only option: 'unprivileged'")]
    [TestCase("delete=none", "delete: unknown option 'none'")]
    [TestCase("tty=1&revert=tty", "revert: you can't use '-tty' and '-revert tty' at the same time")]
    [TestCase("memory=64&digest=0000000000000000000000000000000000000000",
        "detected modified configuration - file changed by other user? Try again.")]
    [TestCase("", "no options specified")]
    public void What_cannot_be_done_is_refused(string form, string message) =>
        Assert.That(_api.ContainerFails("PUT", "200/config", form), Is.EqualTo(message));

    [Test]
    public void A_protected_container_keeps_its_mount_points_as_they_are()
    {
        _api.Set(200, "protection=1");
        Assert.That(_api.ContainerFails("PUT", "200/config", "mp0=files:200/vm-200-disk-1.raw,mp=/x"),
            Is.EqualTo("can't update CT 200 drive 'mp0' - protection mode enabled"));
        Assert.That(_api.ContainerFails("DELETE", "200"), Is.EqualTo("can't remove CT 200 - protection mode enabled"));
    }

    [Test]
    public void A_change_needs_the_privilege_of_its_option()
    {
        _api.Become("/vms", "VM.Audit,VM.Config.CPU,VM.Config.Network");
        _api.Set(200, "cores=1");
        Assert.Multiple(() =>
        {
            Assert.That(_api.ContainerFails("PUT", "200/config", "onboot=1"), Does.Contain("/vms/200, VM.Config.Options"));
            Assert.That(_api.ContainerFails("PUT", "200/config", "delete=mp0"), Does.Contain("/vms/200, VM.Config.Disk"));
            Assert.That(_api.ContainerFails("PUT", "200/config", "features=nesting%3D1"), Does.Contain("/vms/200, VM.Allocate"));
            Assert.That(_api.ContainerFails("PUT", "200/config", "delete=net0"), Does.Contain("/sdn/zones/localnetwork/vmbr0, SDN.Use"));
            Assert.That(_api.ContainerFails("PUT", "200/config", "hookscript=files:snippets/x"),
                Does.Contain("the hookscript is only allowed"));
        });
    }
}
