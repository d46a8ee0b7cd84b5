using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Tasks;

public sealed class ClusterTaskListTests
{
    [Test]
    public async Task Tasks_of_all_nodes_are_told_newest_first()
    {
        await using var pve = await PveSimulator.StartAsync();
        TaskBench.End(pve, "pve1", "vzdump", "100");
        pve.Clock.Advance(TimeSpan.FromSeconds(5));
        TaskBench.End(pve, "pve2", "srvstop", "chrony", "no");
        var tasks = (await DataReader.ReadAsync(pve, "cluster_tasks"))["items"].Items;
        Assert.That(tasks.Take(2).Select(task => (task["node"].AsText(), task["type"].AsText(), task["exit_status"].AsText())),
            Is.EqualTo(new[] { ("pve2", "srvstop", "no"), ("pve1", "vzdump", "OK") }));
    }
}
