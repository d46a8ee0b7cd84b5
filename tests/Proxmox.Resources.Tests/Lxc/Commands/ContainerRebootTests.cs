using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerRebootTests(ClientKind kind)
{
    [Test]
    public async Task What_waits_for_a_restart_has_come_true_when_it_is_done()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        await bench.DoAsync("PUT", "/nodes/pve2/lxc/100/config", ("tty", 4));
        await bench.SucceedAsync("container_reboot");
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
        var pending = bench.Pve.Request("GET", "/nodes/pve2/lxc/100/pending")!;
        Assert.That(pending.Where(option => option["pending"] is not null), Is.Empty);
    }

    [Test]
    public async Task A_stopped_container_cannot_reboot()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        Assert.That((await bench.RunAsync("container_reboot")).Errors, Has.Count.EqualTo(1));
    }
}
