namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class SnapshotTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Create()
    {
        _api = new();
        _api.Create(200, "rootfs=local-lvm:1&memory=128");
    }

    [Test]
    public void A_snapshot_keeps_the_config_and_a_rollback_brings_it_back()
    {
        Assert.That(_api.Run("POST", "/200/snapshot", "snapname=one&description=first").Exit, Is.EqualTo("OK"));
        _api.Set(200, "memory=256&mp0=local-lvm:1,mp=/new");
        _api.PowerOn(200);
        Assert.That(_api.Run("POST", "/200/snapshot/one/rollback").Exit, Is.EqualTo("OK"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "memory"), Is.EqualTo("128"));
            Assert.That(_api.Option(200, "parent"), Is.EqualTo("one"));
            Assert.That(_api.Option(200, "unused0"), Is.EqualTo("local-lvm:vm-200-disk-1"));
            Assert.That(_api.Container("GET", "200/status/current").Value<string>("status"), Is.EqualTo("stopped"));
        });
    }

    [Test]
    public void A_rollback_starts_the_container_where_that_is_asked()
    {
        _api.Run("POST", "/200/snapshot", "snapname=one");
        _api.Run("POST", "/200/snapshot/one/rollback", "start=1");
        Assert.That(_api.Container("GET", "200/status/current").Value<string>("status"), Is.EqualTo("running"));
    }

    [Test]
    public void Snapshots_are_listed_described_and_removed()
    {
        _api.Run("POST", "/200/snapshot", "snapname=one&description=first");
        _api.Run("POST", "/200/snapshot", "snapname=pending");
        Assert.That(_api.Container("GET", "200/snapshot").Select(entry => entry.Value<string>("name")),
            Is.EqualTo(new[] { "one", "pending", "current" }));
        _api.Container("PUT", "200/snapshot/one/config", "description=changed");
        Assert.That(_api.Container("GET", "200/snapshot/one/config").Value<string>("description"), Is.EqualTo("changed\n"));
        _api.Run("DELETE", "/200/snapshot/one");
        Assert.That(_api.Container("GET", "200/snapshot").Select(entry => entry.Value<string>("name")),
            Is.EqualTo(new[] { "pending", "current" }));
    }

    [Test]
    public void What_its_storage_cannot_do_fails_in_the_task()
    {
        _api.Create(201);
        Assert.That(_api.Run("POST", "/201/snapshot", "snapname=one").Exit, Is.EqualTo("snapshot feature is not available"));
        Assert.That(_api.Run("POST", "/200/snapshot/none/rollback").Exit, Is.EqualTo("snapshot 'none' does not exist"));
        Assert.That(_api.ContainerFails("POST", "200/snapshot", "snapname=current"),
            Is.EqualTo("unable to use snapshot name 'current' (reserved name)"));
    }

    [TestCase("local-lvm:1", "snapshot", 1)]
    [TestCase("files:1", "snapshot", 0)]
    [TestCase("files:1", "clone", 0)]
    [TestCase("files:1", "copy", 1)]
    [TestCase("btr:1", "clone", 1)]
    public void Volumes_can_do_what_their_storage_can(string rootfs, string feature, int expected)
    {
        _api.Create(201, $"rootfs={rootfs}");
        Assert.That(_api.Container("GET", "201/feature", $"feature={feature}").Value<int>("hasFeature"), Is.EqualTo(expected));
    }
}
