namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class DiskTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Create()
    {
        _api = new();
        _api.Create(200, "mp0=files:1,mp=/data");
    }

    [TestCase("disk=rootfs&size=512M", "unable to shrink disk size")]
    [TestCase("disk=rootfs&size=1G", "disk is already at specified size")]
    [TestCase("disk=mp9&size=1G", "mp: property is missing and it is not optional, volume: property is missing and it is not optional")]
    [TestCase("disk=rootfs&size=2G&digest=0000000000000000000000000000000000000000",
        "detected modified configuration - file changed by other user? Try again.")]
    public void A_size_that_cannot_be_is_refused_at_once(string form, string message) =>
        Assert.That(_api.ContainerFails("PUT", "200/resize", form), Is.EqualTo(message));

    [Test]
    public void A_volume_grows_in_a_task()
    {
        var (exit, log) = _api.Run("PUT", "/200/resize", "disk=rootfs&size=%2B1G");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Does.Contain(
                "Resizing the filesystem on /srv/files/images/200/vm-200-disk-0.raw to 524288 (4k) blocks."));
            Assert.That(_api.Option(200, "rootfs"), Is.EqualTo("files:200/vm-200-disk-0.raw,size=2G"));
        });
    }

    [Test]
    public void A_file_system_that_has_grown_keeps_the_journal_that_it_was_made_with()
    {
        Assert.That(SizeOfFiles(), Is.EqualTo(1_020_702_720));
        _api.Run("PUT", "/200/resize", "disk=rootfs&size=%2B1G");
        Assert.That(SizeOfFiles(), Is.EqualTo(2_077_073_408));
    }

    [Test]
    public void A_destroyed_container_takes_its_volumes_along_and_leaves_those_of_others()
    {
        _api.Create(201, "mp0=files:200/vm-200-disk-1.raw,mp=/x");
        Assert.That(_api.Run("DELETE", "/201").Log,
            Does.Contain("ignore deletion of 'files:200/vm-200-disk-1.raw', CT 201 isn't the owner!"));
        Assert.That(_api.Volumes("files"), Is.EqualTo(new[] { "200/vm-200-disk-0.raw", "200/vm-200-disk-1.raw" }));
        Assert.That(_api.Run("DELETE", "/200").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Volumes("files"), Is.Empty);
    }

    [Test]
    public void Volumes_that_nothing_names_go_where_that_is_asked()
    {
        _api.Get("POST", "/nodes/pve1/storage/files/content", "vmid=200&filename=vm-200-disk-9.raw&size=1M");
        _api.Create(201);
        _api.Run("DELETE", "/200");
        Assert.That(_api.Volumes("files"), Does.Contain("200/vm-200-disk-9.raw"));
        _api.Get("POST", "/nodes/pve1/storage/files/content", "vmid=201&filename=vm-201-disk-9.raw&size=1M");
        _api.Run("DELETE", "/201", "destroy-unreferenced-disks=1");
        Assert.That(_api.Volumes("files"), Has.None.Contains("201"));
    }

    [Test]
    public void A_running_container_is_ended_where_that_is_asked()
    {
        _api.PowerOn(200);
        Assert.That(_api.Run("DELETE", "/200", "force=1").Log, Does.Contain("forced to stop CT 200 before destroying!"));
        Assert.That(_api.Get("GET", "/nodes/pve1/lxc"), Is.Empty);
    }

    private long SizeOfFiles()
    {
        _api.PowerOn(200);
        var size = (long)_api.Get("GET", "/nodes/pve1/lxc/200/status/current")["maxdisk"]!;
        _api.Run("POST", "/200/status/stop");
        return size;
    }
}
