using Proxmox.Simulator.Lxc;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerResumeTests(ClientKind kind)
{
    [Test]
    public async Task A_container_that_was_saved_goes_on()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        ContainerProcesses.Of(bench.Pve.Datacenter).HasCriu = true;
        await bench.SucceedAsync("container_suspend");
        await bench.SucceedAsync("container_resume");
        Assert.That((bench.Status("status"), bench.Writes.Last()), Is.EqualTo(("running", "POST /nodes/pve2/lxc/100/status/resume")));
        await bench.NothingToDoAsync("CT 100 is running already.", "container_resume");
    }

    [Test]
    public async Task A_container_that_was_not_saved_is_an_error_that_says_what_it_takes()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        ContainerProcesses.Of(bench.Pve.Datacenter).HasCriu = true;
        Assert.That((await bench.RunAsync("container_resume")).Errors.Single(), Does.Contain("lxc-checkpoint").And.Contain("CRIU"));
    }
}
