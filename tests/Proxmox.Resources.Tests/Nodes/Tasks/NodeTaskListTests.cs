using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Tasks;

public sealed class NodeTaskListTests
{
    [Test]
    public async Task Tasks_are_told_newest_first_and_chosen_by_what_became_of_them()
    {
        await using var pve = await PveSimulator.StartAsync();
        var good = TaskBench.End(pve, "pve1", "vzdump", "100");
        pve.Clock.Advance(TimeSpan.FromSeconds(5));
        var bad = TaskBench.End(pve, "pve1", "vzdump", "101", "no space");
        TaskBench.End(pve, "pve1", "qmstart", "101");
        var all = (await DataReader.ReadAsync(pve, "node_tasks", ("node", "pve1"), ("type", "vzdump")))["items"].Items;
        Assert.That(all.Select(task => task["upid"].AsText()), Is.EqualTo(new[] { bad, good }));
        var (node, failed) = ((Value)"pve1", Value.Set("error"));
        var errors = (await DataReader.ReadAsync(pve, "node_tasks", ("node", node), ("statuses", failed), ("vmid", 101)))["items"].Items;
        Assert.That(errors.Select(task => (task["target"].AsText(), task["exit_status"].AsText(), task["running"].AsBool(),
            task["user_id"].AsText(), task["token_name"].AsText())),
            Is.EqualTo(new[] { ("101", "no space", (bool?)false, "root@pam", "test") }));
    }

    [Test]
    public async Task One_that_runs_has_not_ended()
    {
        await using var pve = await PveSimulator.StartAsync();
        TaskBench.Run(pve, "pve1", "vzdump", "100");
        var task = (await DataReader.ReadAsync(pve, "node_tasks", ("node", "pve1"), ("source", "active")))["items"].Items.Single();
        Assert.That((task["running"].AsBool(), task["exit_status"].IsNull, task["ended_at_unix"].IsNull, task["token_name"].AsText()),
            Is.EqualTo(((bool?)true, true, true, "test")));
    }
}
