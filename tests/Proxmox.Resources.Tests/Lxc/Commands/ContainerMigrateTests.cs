using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerMigrateTests(ClientKind kind)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_container_moves_once_and_runs_afterwards_when_it_did_before(bool isRunning)
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning);
        var outcome = await bench.SucceedAsync("container_migrate", ("target_node", "pve3"));
        Assert.That(outcome["source_node"], Is.EqualTo("pve2"));
        Assert.That(bench.Status("status", "pve3"), Is.EqualTo(isRunning ? "running" : "stopped"));
        await bench.NothingToDoAsync("CT 100 is on pve3 already.", "container_migrate", ("target_node", "pve3"));
    }
}
