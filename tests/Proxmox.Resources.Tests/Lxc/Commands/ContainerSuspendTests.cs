using Proxmox.Simulator.Lxc;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerSuspendTests(ClientKind kind)
{
    [Test]
    public async Task A_container_is_saved_where_its_node_has_the_means()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        ContainerProcesses.Of(bench.Pve.Datacenter).HasCriu = true;
        await bench.SucceedAsync("container_suspend");
        Assert.That((bench.Status("status"), bench.Writes.Last()), Is.EqualTo(("stopped", "POST /nodes/pve2/lxc/100/status/suspend")));
    }

    [Test]
    public async Task A_node_without_the_means_is_an_error_that_says_what_is_missing()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        Assert.That((await bench.RunAsync("container_suspend")).Errors.Single(), Does.Contain("lxc-checkpoint").And.Contain("CRIU"));
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
    }

    [Test]
    public async Task A_container_that_is_stopped_is_not_suspended()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        Assert.That((await bench.RunAsync("container_suspend")).Errors.Single(), Does.Contain("not running"));
    }
}
