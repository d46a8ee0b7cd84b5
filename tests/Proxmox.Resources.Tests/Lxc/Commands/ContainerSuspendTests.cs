using Proxmox.Simulator.Lxc;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerSuspendTests(ClientKind kind)
{
    [Test]
    public async Task A_container_is_saved_and_goes_on_where_its_node_has_the_means()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        ContainerProcesses.Of(bench.Pve.Datacenter).HasCriu = true;
        await bench.SucceedAsync("container_suspend");
        Assert.That((bench.Status("status"), bench.Writes.Last()), Is.EqualTo(("stopped", "POST /nodes/pve2/lxc/100/status/suspend")));
        await bench.SucceedAsync("container_resume");
        Assert.That((bench.Status("status"), bench.Writes.Last()), Is.EqualTo(("running", "POST /nodes/pve2/lxc/100/status/resume")));
        await bench.NothingToDoAsync("CT 100 is running already.", "container_resume");
    }

    [Test]
    public async Task A_node_without_the_means_is_an_error_that_says_what_is_missing()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        Assert.That((await bench.RunAsync("container_suspend")).Errors.Single(), Does.Contain("lxc-checkpoint").And.Contain("CRIU"));
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
    }

    [Test]
    public async Task A_container_that_was_not_saved_is_not_resumed()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        ContainerProcesses.Of(bench.Pve.Datacenter).HasCriu = true;
        Assert.That((await bench.RunAsync("container_suspend")).Errors.Single(), Does.Contain("not running"));
        Assert.That((await bench.RunAsync("container_resume")).Errors.Single(), Does.Contain("lxc-checkpoint"));
    }
}
