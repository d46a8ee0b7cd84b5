using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Replication;

public sealed class ReplicationJobReadingTests
{
    [Test]
    public async Task A_job_is_told_with_how_it_fares()
    {
        await using var pve = await PveSimulator.StartAsync();
        ReplicationWorld.MakeVms(pve, 4200);
        pve.Request("POST", "/cluster/replication", ("id", "4200-0"), ("type", "local"), ("target", "pve2"), ("comment", "off site"));
        Assert.That((await ReadAsync(pve))["state"].AsText(), Is.EqualTo("waiting"));
        ReplicationWorld.RunDue(pve);
        var job = await ReadAsync(pve);
        Assert.That((job["state"].AsText(), job["comment"].AsText(), job["source_node"].AsText(), job["schedule"].AsText()),
            Is.EqualTo(("ok", "off site", "pve1", "*/15")));
    }

    private static Task<Model.Values.Value> ReadAsync(PveSimulator pve) =>
        DataReader.ReadAsync(pve, "replication_job", ("vmid", 4200), ("job_number", 0));
}
