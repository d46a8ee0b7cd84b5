using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Ceph;

namespace Proxmox.Simulator.Tests.Ceph;

/// <summary>The Ceph cluster of a datacenter, from nothing to data.</summary>
public sealed class CephTests
{
    private PveSimulator _pve = null!;

    [SetUp]
    public async Task StartAsync() => _pve = await PveSimulator.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _pve.DisposeAsync();

    [Test]
    public void Nothing_works_before_it_is_initialised_and_has_a_monitor()
    {
        Assert.That(() => _pve.Request("GET", "/nodes/pve1/ceph/mon"), Throws.TypeOf<PveError>().With.Message.StartsWith(
            "pveceph configuration not initialized - missing '/etc/pve/ceph.conf'"));
        _pve.Request("POST", "/nodes/pve1/ceph/init");
        Assert.That(_pve.Request("GET", "/nodes/pve1/ceph/mon"), Is.Empty);
        Assert.That(() => _pve.Request("GET", "/nodes/pve1/ceph/mgr"), Throws.TypeOf<PveError>().With.Message.StartsWith("rados_connect "
            + "failed"));
        _pve.Datacenter.Locked(datacenter => CephCluster.Of(datacenter).MissingOn.Add("pve2"));
        Assert.That(() => _pve.Request("GET", "/nodes/pve2/ceph/mon"), Throws.TypeOf<PveError>().With.Message.EqualTo(
            "binary not installed: /usr/bin/ceph-mon\n"));
    }

    [Test]
    public void The_first_monitor_brings_a_manager_and_the_last_one_stays()
    {
        Begin();
        Assert.That(_pve.Request("GET", "/nodes/pve2/ceph/mgr")!.Select(manager => ((string?)manager["name"], (string?)manager["state"])),
            Is.EqualTo(new[] { ("pve1", "active") }));
        Assert.That(() => _pve.Request("DELETE", "/nodes/pve1/ceph/mon/pve1"),
            Throws.TypeOf<PveError>().With.Message.EqualTo("can't remove last monitor\n"));
        Assert.That(() => _pve.Request("POST", "/nodes/pve1/ceph/mon/pve1"),
            Throws.TypeOf<PveError>().With.Message.EqualTo("monitor address '192.0.2.11' already in use\n"));
    }

    [Test]
    public void Health_follows_from_daemons_and_pools()
    {
        Furnish();
        Run("POST", "/nodes/pve1/ceph/pool", ("name", "guests"), ("pg_num", 8));
        Assert.That(Health(), Is.EqualTo("HEALTH_OK"));
        Run("POST", "/nodes/pve3/ceph/stop", ("service", "osd.2"));
        Assert.That(Checks(), Is.EqualTo(new[] { "OSD_DOWN", "PG_DEGRADED" }));
        Run("POST", "/nodes/pve2/ceph/stop", ("service", "osd"));
        Assert.That(Checks(), Does.Contain("PG_AVAILABILITY"));
    }

    [Test]
    public void An_OSD_goes_only_when_it_is_out_and_down_and_frees_its_disk_when_that_is_asked()
    {
        Furnish();
        var osd = "/nodes/pve2/ceph/osd/1";
        Assert.That(() => _pve.Request("DELETE", osd), Throws.TypeOf<PveError>().With.Message.EqualTo("osd is in use (in == 1)\n"));
        _pve.Request("POST", osd + "/out");
        Assert.That(() => _pve.Request("DELETE", osd), Throws.TypeOf<PveError>().With.Message.EqualTo("osd is still running (up == 1)\n"));
        Run("POST", "/nodes/pve2/ceph/stop", ("service", "osd.1"));
        Run("DELETE", osd, ("cleanup", 1));
        Assert.That(
            _pve.Request("GET", "/nodes/pve2/disks/list")!.Single(disk => (string?)disk["devpath"] == "/dev/sdb")["used"], Is.Null);
        Assert.That(() => _pve.Request("GET", osd + "/metadata"), Throws.TypeOf<PveError>().With.Message.Contains("osd.1 does not exist"));
    }

    [Test]
    public void A_flag_keeps_the_data_on_an_OSD_that_is_taken_out()
    {
        Furnish();
        Run("POST", "/nodes/pve2/ceph/osd", ("dev", "/dev/sdc"));
        Run("POST", "/nodes/pve1/ceph/pool", ("name", "guests"), ("pg_num", 8));
        _pve.Request("PUT", "/cluster/ceph/flags/norebalance", ("value", 1));
        _pve.Request("POST", "/nodes/pve2/ceph/osd/1/out");
        Assert.That(IsSafe("osd", "1", "destroy"), Is.False);
        _pve.Request("PUT", "/cluster/ceph/flags/norebalance", ("value", 0));
        Assert.That(IsSafe("osd", "1", "destroy"), Is.True);
    }

    [Test]
    public void A_file_system_needs_a_server_that_stands_by_and_goes_when_nobody_serves_it()
    {
        Furnish();
        Assert.That(() => _pve.Request("POST", "/nodes/pve1/ceph/fs/shared"),
            Throws.TypeOf<PveError>().With.Message.EqualTo("no running Metadata Server (MDS) found!\n"));
        Run("POST", "/nodes/pve1/ceph/mds/a");
        Run("POST", "/nodes/pve1/ceph/fs/shared", ("pg_num", 8), ("add-storage", 1));
        Assert.That((string?)_pve.Request("GET", "/storage/shared")!["type"], Is.EqualTo("cephfs"));
        Assert.That(Ended("DELETE", "/nodes/pve1/ceph/fs/shared"), Does.Contain("all MDS daemons must be inactive/failed"));
        Run("POST", "/nodes/pve1/ceph/stop", ("service", "mds.a"));
        Assert.That(Ended("DELETE", "/nodes/pve1/ceph/fs/shared", ("remove-storages", 1)), Does.Contain("storage 'shared' is not "
            + "disabled"));
        _pve.Request("PUT", "/storage/shared", ("disable", 1));
        Run("DELETE", "/nodes/pve1/ceph/fs/shared", ("remove-storages", 1), ("remove-pools", 1));
        Assert.That(_pve.Request("GET", "/nodes/pve1/ceph/pool"), Is.Empty);
    }

    [Test]
    public void A_pool_whose_storage_has_volumes_is_destroyed_only_by_force()
    {
        Furnish();
        Run("POST", "/nodes/pve1/ceph/pool", ("name", "guests"), ("add_storages", 1), ("pg_num", 8));
        _pve.Request("POST", "/nodes/pve1/storage/guests/content", ("vmid", 100), ("filename", "vm-100-disk-0"), ("size", "1G"));
        Assert.That(Ended("DELETE", "/nodes/pve1/ceph/pool/guests"), Is.EqualTo("ceph pool 'guests' still in use by storage 'guests'"));
        Run("DELETE", "/nodes/pve1/ceph/pool/guests", ("force", 1));
    }

    private void Begin()
    {
        _pve.Request("POST", "/nodes/pve1/ceph/init");
        Run("POST", "/nodes/pve1/ceph/mon/pve1");
    }

    private void Furnish()
    {
        Begin();
        foreach (var node in new[] { "pve1", "pve2", "pve3" })
        {
            Run("POST", $"/nodes/{node}/ceph/osd", ("dev", "/dev/sdb"));
        }
    }

    private string? Health() => (string?)_pve.Request("GET", "/cluster/ceph/status")!["health"]!["status"];

    private IEnumerable<string> Checks() =>
        ((JObject)_pve.Request("GET", "/cluster/ceph/status")!["health"]!["checks"]!).Properties().Select(check => check.Name);

    private bool IsSafe(string service, string id, string action) => (bool)_pve.Request(
        "GET", "/nodes/pve1/ceph/cmd-safety", ("service", service), ("id", id), ("action", action))!["safe"]!;

    private void Run(string verb, string path, params (string Name, JToken Value)[] parameters) =>
        Assert.That(Ended(verb, path, parameters), Is.EqualTo("OK"), path);

    private string? Ended(string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        var task = _pve.FindTask(_pve.Request(verb, path, parameters)!.ToString())!;
        task.Ended.Wait();
        return task.ExitStatus;
    }
}
