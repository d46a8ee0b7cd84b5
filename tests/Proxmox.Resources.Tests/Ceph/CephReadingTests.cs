using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephReadingTests
{
    [Test]
    public async Task The_status_tells_health_and_room()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "guests"), ("pg_num", 32));
        var well = await DataReader.ReadAsync(pve, "ceph_status");
        Assert.That((well["health"].AsText(), well["osd_count"].AsLong(), well["osds_up"].AsLong(), well["active_manager"].AsText()),
            Is.EqualTo(("HEALTH_OK", (long?)3, (long?)3, "pve1")));
        Assert.That(well["pg_states"]["active+clean"].AsLong(), Is.EqualTo(32));
        Assert.That(well["quorum_names"].Items.Select(name => name.AsText()), Is.EqualTo(new[] { "pve1", "pve2", "pve3" }));
        CephWorld.Change(pve, ceph => ceph.Osds[0].IsStarted = false);
        var ill = await DataReader.ReadAsync(pve, "ceph_status", ("node", "pve2"));
        Assert.That(ill["health"].AsText(), Is.EqualTo("HEALTH_WARN"));
        Assert.That(ill["health_checks"].Items.Select(check => (check["code"].AsText(), check["message"].AsText())),
            Has.Some.EqualTo(("OSD_DOWN", "1 osds down")));
    }

    [Test]
    public async Task Daemons_are_listed_with_what_they_do()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/mds/files");
        CephWorld.Run(pve, "POST", "/nodes/pve3/ceph/stop", ("service", "mon.pve3"));
        var monitors = await DataReader.ReadAsync(pve, "ceph_monitors");
        Assert.That(
            monitors["items"].Items.Select(monitor => (monitor["monitor_id"].AsText(), monitor["node"].AsText(), monitor["in_quorum"].AsBool())),
            Is.EqualTo(new[] { ("pve1", "pve1", (bool?)true), ("pve2", "pve2", true), ("pve3", "pve3", false) }));
        var managers = await DataReader.ReadAsync(pve, "ceph_managers");
        Assert.That(managers["items"].Items.Select(manager => (manager["manager_id"].AsText(), manager["state"].AsText())),
            Is.EqualTo(new[] { ("pve1", "active"), ("pve2", "standby"), ("pve3", "standby") }));
        var servers = await DataReader.ReadAsync(pve, "ceph_mds_servers");
        Assert.That(servers["items"].Items.Select(server => (server["mds_id"].AsText(), server["state"].AsText())),
            Is.EqualTo(new[] { ("files", "up:standby") }));
    }

    [Test]
    public async Task OSDs_are_listed_and_one_tells_its_devices()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/osd", ("dev", "/dev/sdl"), ("db_dev", "/dev/nvme0n1"), ("encrypted", 1));
        pve.Request("POST", "/nodes/pve1/ceph/osd/3/out");
        var all = await DataReader.ReadAsync(pve, "ceph_osds");
        Assert.That(all["items"].Items.Select(osd => (osd["osd_id"].AsLong(), osd["node"].AsText(), osd["status"].AsText(), osd["in"].AsBool())),
            Is.EqualTo(new[]
            {
                ((long?)0, "pve1", "up", (bool?)true), (1, "pve2", "up", true), (2, "pve3", "up", true), (3, "pve2", "up", false),
            }));
        var one = await DataReader.ReadAsync(pve, "ceph_osd", ("node", "pve2"), ("osd_id", 3));
        Assert.That(one["encrypted"].AsBool(), Is.True);
        Assert.That(one["devices"].Items.Select(device => (device["kind"].AsText(), device["physical_device"].AsText())),
            Is.EqualTo(new[] { ("block", "sdl"), ("db", "nvme0n1") }));
    }

    [Test]
    public async Task Pools_and_file_systems_are_listed()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "archive"), ("erasure-coding", "k=2,m=1"), ("add_storages", 0), ("pg_num", 8));
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/mds/a");
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/fs/shared", ("pg_num", 8));
        var pools = await DataReader.ReadAsync(pve, "ceph_pools");
        Assert.That(pools["items"].Items.Select(pool => (pool["name"].AsText(), pool["type"].AsText(), pool["application"].AsText())),
            Is.EqualTo(new[]
            {
                ("archive-data", "erasure", "rbd"), ("archive-metadata", "replicated", "rbd"), ("shared_data", "replicated", "cephfs"),
                ("shared_metadata", "replicated", "cephfs"),
            }));
        var systems = await DataReader.ReadAsync(pve, "ceph_file_systems");
        Assert.That(systems["items"].Items.Select(system => (system["name"].AsText(), system["data_pools"].Items[0].AsText())),
            Is.EqualTo(new[] { ("shared", "shared_data") }));
    }

    [Test]
    public async Task Rules_configuration_and_log_are_told()
    {
        await using var pve = await StartAsync();
        var crush = await DataReader.ReadAsync(pve, "ceph_crush");
        Assert.That((crush["rules"].Items[0].AsText(), crush["map"].AsText()),
            Is.EqualTo(("replicated_rule", pve.Request("GET", "/nodes/pve1/ceph/crush")!.ToString())));
        var config = await DataReader.ReadAsync(pve, "ceph_config", ("node", "pve3"));
        Assert.That(config["file"].AsText(), Does.Contain("mon_host = 192.0.2.11 192.0.2.12 192.0.2.13"));
        Assert.That(config["entries"].Items.Select(entry => (entry["section"].AsText(), entry["option"].AsText(), entry["value"].AsText())),
            Is.EqualTo(new[] { ("mon", "auth_allow_insecure_global_id_reclaim", "false") }));
        var log = await DataReader.ReadAsync(pve, "ceph_log", ("node", "pve1"), ("start", 1), ("limit", 1));
        Assert.That(log["lines"].Items, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Before_Ceph_is_initialised_the_message_says_what_comes_first()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "ceph_status"), Throws.Exception.With.Message.Contains("by a ceph_cluster"));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
