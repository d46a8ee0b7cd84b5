using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator.State;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerMigrateToRemoteTests(ClientKind kind)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_container_moves_and_runs_there_when_it_did_here(bool isRunning)
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning, ("net0", "name=eth0,bridge=vmbr0"));
        var there = bench.Pve.OpenElsewhere(RemoteTarget.Address);
        await bench.SucceedAsync(
            "container_migrate_to_remote", RemoteTarget.Config(bench.Pve, ("grace_seconds", 60), ("delete_source", true)));
        Assert.That(bench.Writes.Last(), Is.EqualTo("POST /nodes/pve2/lxc/100/remote_migrate"));
        var here = RemoteTarget.Find(bench.Pve.Datacenter, 100);
        Assert.That((RemoteTarget.Find(there, 100)?.Status, RemoteTarget.VolumesOf(there, 100), here),
            Is.EqualTo((isRunning ? "running" : "stopped", 1, (Guest?)null)));
    }

    [Test]
    public async Task One_that_cannot_be_there_runs_on_here()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        var there = bench.Pve.OpenElsewhere(RemoteTarget.Address);
        var outcome = await bench.RunAsync(
            "container_migrate_to_remote", RemoteTarget.Config(bench.Pve, ("target_storage", "local"), ("delete_source", true)));
        Assert.That(outcome.Errors.Single(), Does.Contain("does not support CT rootdirs").And.Not.Contain(RemoteTarget.Secret));
        Assert.That((bench.Status("status"), bench.Option("lock"), there.Guests.Count), Is.EqualTo(("running", (string?)null, 0)));
    }
}
