namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class MoveVolumeTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Create()
    {
        _api = new();
        _api.Create(200, "mp0=files:1,mp=/data,backup=1");
    }

    [Test]
    public void A_volume_is_copied_to_another_storage_and_the_old_one_kept()
    {
        Assert.That(_api.Run("POST", "/200/move_volume", "volume=mp0&storage=local-lvm").Exit, Is.EqualTo("OK"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "mp0"), Is.EqualTo("local-lvm:vm-200-disk-0,mp=/data,backup=1,size=1G"));
            Assert.That(_api.Option(200, "unused0"), Is.EqualTo("files:200/vm-200-disk-1.raw"));
            Assert.That(_api.Option(200, "lock"), Is.Null);
        });
    }

    [Test]
    public void The_old_one_goes_where_that_is_asked()
    {
        _api.Run("POST", "/200/move_volume", "volume=rootfs&storage=local-lvm&delete=1");
        Assert.That(_api.Volumes("files"), Is.EqualTo(new[] { "200/vm-200-disk-1.raw" }));
    }

    [Test]
    public void A_volume_goes_to_another_slot_and_to_another_container()
    {
        _api.Create(201);
        _api.Run("POST", "/200/move_volume", "volume=mp0&target-vmid=200&target-volume=mp5");
        Assert.That(_api.Option(200, "mp5"), Is.EqualTo("files:200/vm-200-disk-2.raw,mp=/data,backup=1,size=1G"));
        var (exit, log) = _api.Run("POST", "/200/move_volume", "volume=mp5&target-vmid=201&target-volume=mp0");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Is.EqualTo(new[]
            {
                "moving volume 'mp5' from container '200' to '201'",
                "removing volume 'mp5' from container '200' config",
                "target container '201' updated with 'mp0'",
                "TASK OK",
            }));
            Assert.That(_api.Option(201, "mp0"), Is.EqualTo("files:201/vm-201-disk-1.raw,mp=/data,backup=1,size=1G"));
            Assert.That(_api.Option(200, "mp5"), Is.Null);
        });
    }

    [TestCase("volume=mp0", "target-vmid: both 'storage' and 'target-vmid' missing, either needs to be set, "
        + "storage: both 'storage' and 'target-vmid' missing, either needs to be set")]
    [TestCase("volume=unused0&storage=files", "cannot move volume 'unused0', only configured volumes can be moved to another storage")]
    [TestCase("volume=rootfs&target-vmid=201&target-volume=mp0", "Cannot move to/from 'rootfs'")]
    [TestCase("volume=mp0&target-vmid=999", "could not find CT 999")]
    [TestCase("volume=mp1&target-vmid=200&target-volume=mp2", "volume 'mp1' for container '200' does not exist")]
    [TestCase("volume=mp0&target-vmid=200", "Target volume key 'mp0' is already in use for container '200'")]
    public void What_makes_no_sense_is_refused_at_once(string form, string message)
    {
        Assert.That(_api.ContainerFails("POST", "200/move_volume", form), Is.EqualTo(message));
        Assert.That(_api.Option(200, "lock"), Is.Null);
    }

    [Test]
    public void A_storage_that_takes_no_containers_fails_in_the_task_and_unlocks()
    {
        Assert.That(_api.Run("POST", "/200/move_volume", "volume=mp0&storage=local").Exit,
            Is.EqualTo("content type 'rootdir' is not available or configured on storage 'local'"));
        Assert.That(_api.Option(200, "lock"), Is.Null);
    }

    [Test]
    public void A_running_container_keeps_its_volumes_where_they_are()
    {
        _api.PowerOn(200);
        Assert.That(_api.ContainerFails("POST", "200/move_volume", "volume=mp0&storage=local-lvm"),
            Is.EqualTo("cannot move volumes of a running container"));
    }
}
