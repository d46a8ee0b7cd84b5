using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerStopTests(ClientKind kind)
{
    [Test]
    public async Task A_running_container_stops_at_once_and_once()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        await bench.SucceedAsync("container_stop");
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
        await bench.NothingToDoAsync("CT 100 is stopped already.", "container_stop");
    }
}
