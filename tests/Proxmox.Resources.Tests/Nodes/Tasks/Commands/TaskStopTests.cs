using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Tasks.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class TaskStopTests(ClientKind kind)
{
    [Test]
    public async Task A_task_that_runs_is_stopped()
    {
        await using var pve = await PveSimulator.StartAsync();
        var upid = TaskBench.Run(pve, "pve2", "vzdump", "100");
        var outcome = await CommandClient.RunAsync(kind, pve, "task_stop", ("upid", upid));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That((pve.FindTask(upid)!.Running, outcome["exit_status"]), Is.EqualTo((false, pve.FindTask(upid)!.ExitStatus)));
        Assert.That(pve.Requests.All.Count(sent => sent.Verb == "DELETE"), Is.EqualTo(1));
    }

    [Test]
    public async Task One_that_has_ended_is_left_alone()
    {
        await using var pve = await PveSimulator.StartAsync();
        var upid = TaskBench.End(pve, "pve1", "vzdump", "100");
        var outcome = await CommandClient.RunAsync(kind, pve, "task_stop", ("upid", upid));
        Assert.That((outcome.Errors, outcome["exit_status"]), Is.EqualTo((Array.Empty<string>(), "OK")));
        Assert.That(pve.Requests.All.Count(sent => sent.Verb == "DELETE"), Is.Zero);
    }
}
