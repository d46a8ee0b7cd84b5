using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerStartTests(ClientKind kind)
{
    [Test]
    public async Task A_stopped_container_runs_wherever_it_is_once()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        await bench.SucceedAsync("container_start");
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
        await bench.NothingToDoAsync("CT 100 is running already.", "container_start");
    }

    [Test]
    public async Task A_VM_is_no_container()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        await bench.DoAsync("POST", "/nodes/pve1/qemu", ("vmid", 101));
        var outcome = await CommandClient.RunAsync(kind, bench.Pve, "container_start", ("vmid", 101));
        Assert.That(outcome.Errors.Single(), Does.Contain("Guest 101 is a VM, not a container"));
    }
}
