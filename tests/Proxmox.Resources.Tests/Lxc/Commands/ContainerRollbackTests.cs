using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerRollbackTests(ClientKind kind)
{
    [Test]
    public async Task A_container_is_as_it_was_and_runs_where_it_is_to()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: false, ("rootfs", "local-lvm:1"), ("hostname", "before"));
        await bench.DoAsync("POST", "/nodes/pve2/lxc/100/snapshot", ("snapname", "clean"));
        await bench.DoAsync("PUT", "/nodes/pve2/lxc/100/config", ("hostname", "after"));
        await bench.SucceedAsync("container_rollback", ("snapshot", "clean"), ("start", true));
        Assert.That(bench.Option("hostname"), Is.EqualTo("before"));
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
    }

    [Test]
    public async Task An_unknown_snapshot_is_an_error()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        Assert.That((await bench.RunAsync("container_rollback", ("snapshot", "nothing"))).Errors, Has.Count.EqualTo(1));
    }
}
