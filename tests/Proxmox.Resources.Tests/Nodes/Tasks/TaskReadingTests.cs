using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Tasks;

public sealed class TaskReadingTests
{
    [Test]
    public async Task A_task_is_told_with_its_log()
    {
        await using var pve = await PveSimulator.StartAsync();
        var upid = TaskBench.End(pve, "pve2", "vzdump", "100", "no space");
        var task = await DataReader.ReadAsync(pve, "task", ("upid", upid));
        Assert.That((task["node"].AsText(), task["exit_status"].AsText(), task["running"].AsBool()),
            Is.EqualTo(("pve2", "no space", (bool?)false)));
        Assert.That(task["log"].Items.Select(line => line.AsText()), Is.EqualTo(new[] { "at work", "TASK ERROR: no space" }));
    }

    [Test]
    public async Task What_is_no_UPID_is_refused()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "task", ("upid", "UPID:nonsense")),
            Throws.InvalidOperationException.With.Message.Contains("is no UPID"));
    }
}
