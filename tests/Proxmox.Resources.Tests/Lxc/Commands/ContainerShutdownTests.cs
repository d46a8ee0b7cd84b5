using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerShutdownTests(ClientKind kind)
{
    [Test]
    public async Task A_running_container_shuts_down_once()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        await bench.SucceedAsync("container_shutdown", ("grace_seconds", 10), ("force_stop", true));
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
        await bench.NothingToDoAsync("CT 100 is stopped already.", "container_shutdown");
    }
}
