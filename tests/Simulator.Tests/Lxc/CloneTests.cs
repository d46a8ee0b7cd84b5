namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class CloneTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Create()
    {
        _api = new();
        _api.Create(200, "hostname=web&description=d&mp0=files:1,mp=/data&net0="
            + Uri.EscapeDataString("name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:01,ip=192.0.2.9/24"));
    }

    [Test]
    public void A_full_clone_has_volumes_of_its_own_and_keeps_name_and_address()
    {
        var (exit, log) = _api.Run("POST", "/200/clone", "newid=201");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Does.Contain("create full clone of mountpoint rootfs (files:200/vm-200-disk-0.raw)"));
            Assert.That(_api.Option(201, "hostname"), Is.EqualTo("web"));
            Assert.That(_api.Option(201, "description"), Is.EqualTo("d\n"));
            Assert.That(_api.Option(201, "net0"), Does.Match("hwaddr=BC:24:11:(?!00:00:01).*,ip=192.0.2.9/24"));
            Assert.That(_api.Option(201, "rootfs"), Does.Match("^files:201/vm-201-disk-[01].raw,size=1G$"));
            Assert.That(_api.Option(201, "mp0"), Does.Match("^files:201/vm-201-disk-[01].raw,mp=/data,size=1G$"));
            Assert.That(_api.Option(200, "lock"), Is.Null);
        });
    }

    [Test]
    public void A_clone_is_put_on_a_storage_and_into_a_pool_under_a_name()
    {
        _api.Get("POST", "/pools", "poolid=web");
        _api.Run("POST", "/200/clone", "newid=201&storage=local-lvm&hostname=other&pool=web&description=x");
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(201, "hostname"), Is.EqualTo("other"));
            Assert.That(_api.Option(201, "rootfs"), Does.StartWith("local-lvm:vm-201-disk-"));
            Assert.That(_api.Get("GET", "/pools", "poolid=web").SelectToken("[0].members[0].id")!.ToString(), Is.EqualTo("lxc/201"));
        });
    }

    [Test]
    public void A_template_of_thin_lvm_is_linked_and_one_of_files_cannot_be()
    {
        _api.Create(202, "rootfs=local-lvm:1");
        Assert.That(_api.Container("POST", "202/template").Type, Is.EqualTo(Newtonsoft.Json.Linq.JTokenType.Null));
        Assert.That(_api.Option(202, "rootfs"), Is.EqualTo("local-lvm:base-202-disk-0,size=1G"));
        Assert.That(_api.Run("POST", "/202/clone", "newid=203").Log[1],
            Is.EqualTo("create linked clone of mount point rootfs (local-lvm:base-202-disk-0)"));
        _api.Container("POST", "200/template");
        Assert.That(_api.ContainerFails("POST", "200/clone", "newid=204"),
            Does.Match("^Linked clone feature for 'files:200/base-200-disk-.*' is not"));
        Assert.That(_api.ContainerFails("GET", "204/config"), Does.Contain("does not exist"));
        Assert.That(_api.Run("POST", "/200/status/start").Exit, Is.EqualTo("you can't start a CT if it's a template"));
    }

    [Test]
    public void A_template_becomes_a_container_again()
    {
        _api.Container("POST", "200/template");
        _api.Set(200, "delete=template");
        _api.PowerOn(200);
        Assert.That(_api.Option(200, "rootfs"), Does.Contain("base-200"));
    }

    [TestCase("newid=200", "CT 200 already exists on node 'pve1'")]
    [TestCase("newid=201&snapname=none", "snapshot 'none' does not exist")]
    [TestCase("newid=201&target=none", "no such cluster node 'none'")]
    [TestCase("newid=201&target=pve2", "can't clone CT to node 'pve2' (CT uses local storage)")]
    [TestCase("newid=201&storage=files&target=pve2", "can't clone to non-shared storage 'files'")]
    [TestCase("newid=201&storage=files&full=0", "parameter 'storage' not allowed for linked clones")]
    public void What_makes_no_sense_is_refused_and_locks_nothing(string form, string message)
    {
        Assert.That(_api.ContainerFails("POST", "200/clone", form), Is.EqualTo(message));
        Assert.That(_api.Option(200, "lock"), Is.Null);
        Assert.That(_api.Get("GET", "/nodes/pve1/lxc").Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_running_container_is_copied_from_a_snapshot_alone()
    {
        _api.Create(202, "rootfs=btr:1");
        _api.Run("POST", "/202/snapshot", "snapname=one");
        _api.PowerOn(202);
        Assert.That(_api.ContainerFails("POST", "202/clone", "newid=203"),
            Is.EqualTo("Full clone of a running container is only possible from a snapshot"));
        Assert.That(_api.Run("POST", "/202/clone", "newid=203&snapname=one").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Config(203).ContainsKey("snaptime"), Is.False);
    }

    [Test]
    public void A_clone_on_shared_storage_goes_to_its_node()
    {
        Assert.That(_api.Run("POST", "/200/clone", "newid=201&storage=nas&target=pve2").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Option(201, "rootfs", node: "pve2"), Does.StartWith("nas:201/"));
    }

    [Test]
    public void A_bind_mount_cannot_be_cloned()
    {
        _api.Set(200, "mp1=/srv,mp=/srv");
        Assert.That(_api.ContainerFails("POST", "200/clone", "newid=201"), Is.EqualTo("unable to clone mountpoint 'mp1' (type bind)"));
    }
}
