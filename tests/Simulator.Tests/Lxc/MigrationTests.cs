using Proxmox.Simulator.Http;

namespace Proxmox.Simulator.Tests.Lxc;

internal sealed class MigrationTests
{
    private LxcApi _api = null!;

    [SetUp]
    public void Create()
    {
        _api = new();
        _api.Create(200, "hostname=web");
    }

    [Test]
    public void A_container_moves_with_its_volumes()
    {
        var nodes = _api.Container("GET", "200/migrate")["allowed-nodes"]!;
        Assert.That(nodes.Select(node => node.ToString()), Is.EqualTo(new[] { "pve2", "pve3" }));
        Assert.That(_api.Run("POST", "/200/migrate", "target=pve2").Exit, Is.EqualTo("OK"));
        Assert.Multiple(() =>
        {
            Assert.That(_api.Option(200, "rootfs", node: "pve2"), Is.EqualTo("files:200/vm-200-disk-0.raw,size=1G"));
            Assert.That(_api.Volumes("files"), Is.Empty);
            Assert.That(_api.Volumes("files", "pve2"), Is.EqualTo(new[] { "200/vm-200-disk-0.raw" }));
        });
    }

    [Test]
    public void Its_volumes_go_to_another_storage_where_that_is_asked()
    {
        Assert.That(_api.Run("POST", "/200/migrate", "target=pve2&target-storage=local-lvm").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Option(200, "rootfs", node: "pve2"), Is.EqualTo("local-lvm:vm-200-disk-0,size=1G"));
    }

    [Test]
    public void Another_cluster_is_trusted_by_its_fingerprint_alone() =>
        Assert.That(_api.ContainerFails("POST", "200/remote_migrate",
            $"target-endpoint={Uri.EscapeDataString("host=127.0.0.1,apitoken=PVEAPIToken=a@pve!b=c")}"
                + "&target-storage=local&target-bridge=vmbr0"),
            Is.EqualTo($"fingerprint '{Certificates.Shared.Fingerprint}' not verified, abort!"));

    [Test]
    public void One_that_runs_is_shut_down_and_started_again()
    {
        _api.PowerOn(200);
        Assert.That(_api.ContainerFails("POST", "200/migrate", "target=pve2"),
            Is.EqualTo("can't migrate running container without --online or --restart"));
        var (exit, log) = _api.Run("POST", "/200/migrate", "target=pve2&restart=1");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Has.Some.EndsWith("shutdown CT 200").And.Some.EndsWith("start container on target node"));
            Assert.That(_api.Get("GET", "/nodes/pve2/lxc/200/status/current").Value<string>("status"), Is.EqualTo("running"));
        });
    }

    [Test]
    public void One_that_does_not_obey_stays_and_runs_on()
    {
        _api.Systems[200].ObeysShutdown = false;
        _api.PowerOn(200);
        Assert.That(_api.Run("POST", "/200/migrate", "target=pve2&restart=1&timeout=0").Exit, Is.EqualTo("migration aborted"));
        Assert.That(_api.Container("GET", "200/status/current").Value<string>("status"), Is.EqualTo("running"));
    }

    [Test]
    public void Live_migration_fails_in_the_task()
    {
        _api.PowerOn(200);
        var (exit, log) = _api.Run("POST", "/200/migrate", "target=pve2&online=1");
        Assert.That(exit, Is.EqualTo("migration aborted"));
        Assert.That(log, Has.Some.EndsWith("ERROR: lxc live migration is currently not implemented"));
    }

    [TestCase("target=pve1", "target: target is local node.")]
    [TestCase("target=none", "no such cluster node 'none'")]
    [TestCase("target=pve2&target-storage=local", "storage 'local' does not support CT rootdirs")]
    public void What_makes_no_sense_is_refused_at_once(string form, string message) =>
        Assert.That(_api.ContainerFails("POST", "200/migrate", form), Is.EqualTo(message));

    [Test]
    public void A_bind_mount_keeps_a_container_where_it_is()
    {
        _api.Set(200, "mp0=/srv,mp=/srv");
        var (_, log) = _api.Run("POST", "/200/migrate", "target=pve2");
        Assert.That(log, Has.Some.EndsWith("ERROR: cannot migrate local bind mount point 'mp0'"));
        _api.Set(200, "mp0=/srv,mp=/srv,shared=1");
        Assert.That(_api.Run("POST", "/200/migrate", "target=pve2").Exit, Is.EqualTo("OK"));
    }

    [Test]
    public void The_high_availability_manager_moves_containers()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=ct:200&state=started");
        Until("pve1", "running");
        Assert.That(_api.Run("POST", "/200/migrate", "target=pve2&restart=1").Log[0],
            Is.EqualTo("Requesting HA migration for CT 200 to node pve2"));
        Until("pve2", "running");
    }

    private void Until(string node, string status) => Assert.That(
        () => _api.Call("GET", $"/nodes/{node}/lxc/200/status/current").Data?.Value<string>("status"),
        Is.EqualTo(status).After(5).Seconds.PollEvery(20));
}
