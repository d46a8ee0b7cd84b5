using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Ceph;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Shared;

/// <summary>A name that something else has is found at plan, before anything is done.</summary>
public sealed class TakenNameTests
{
    public static IEnumerable<TestCaseData> Taken =>
    [
        new TestCaseData("ceph_monitor", Config(("node", "pve1")), "Node pve1 has a monitor pve1 already", "pve1/pve1"),
        new TestCaseData("ceph_mds", Config(("node", "pve2"), ("mds_id", "files")), "Node pve2 has a metadata server files already",
            "pve2/files"),
        new TestCaseData("ceph_fs", Config(("name", "shared")), "Ceph has a file system shared already", "shared"),
        new TestCaseData("ceph_pool", Config(("name", "shared_data")), "Ceph has a pool shared_data already", "shared_data"),
        new TestCaseData("ceph_pool_erasure_coded",
            Config(("name", "old"), ("erasure_coding", Config(("data_chunks", 2), ("coding_chunks", 1)))),
            "Ceph has a pool old-metadata already", "old"),
        new TestCaseData("node_lvm", Config(("node", "pve1"), ("name", "fast"), ("device", "/dev/sdc")),
            "Node pve1 has a volume group fast already", "pve1/fast"),
    ];

    [TestCaseSource(nameof(Taken))]
    public async Task It_is_refused_with_the_id_to_import_it_by(string resource, Value config, string said, string id)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/mds/files");
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/fs/shared");
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "old-metadata"), ("pg_num", 8));
        CephWorld.Run(pve, "POST", "/nodes/pve1/disks/lvm", ("name", "fast"), ("device", "/dev/sdb"));
        await using var client = await WireClient.StartAsync(pve, resource, Configurations.ByLogin(pve));
        Assert.That((await client.PlanAsync(config)).Errors, Has.Some.Contains(said).And.Some.Contains($"Import it with the id \"{id}\""));
    }
}
