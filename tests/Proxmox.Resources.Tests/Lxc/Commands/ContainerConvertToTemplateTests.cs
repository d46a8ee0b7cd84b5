using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerConvertToTemplateTests(ClientKind kind)
{
    [Test]
    public async Task A_stopped_container_is_a_template_when_it_is_done()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        await bench.SucceedAsync("container_convert_to_template");
        Assert.That(bench.Option("template"), Is.EqualTo("1"));
        await bench.NothingToDoAsync("CT 100 is a template already.", "container_convert_to_template");
    }

    [Test]
    public async Task A_running_container_stays_one()
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: true);
        var outcome = await bench.RunAsync("container_convert_to_template");
        Assert.That(outcome.Errors.Single(), Does.Contain("running"));
    }
}
