using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class ContainerMoveVolumeTests(ClientKind kind)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_volume_moves_once_and_its_source_stays_unless_it_may_go(bool delete)
    {
        await using var bench = await ContainerBench.StartAsync(kind, isRunning: false, ("mp0", "ct-nas:1,mp=/data"));
        var outcome = await bench.SucceedAsync(
            "container_move_volume", ("slot", "mp0"), ("target_storage", "ct-files"), ("delete_source", delete));
        Assert.That(outcome["volume"], Does.StartWith("ct-files:100/"));
        Assert.That(bench.Option("mp0"), Does.StartWith(outcome["volume"]));
        Assert.That(bench.Option("unused0") is null, Is.EqualTo(delete));
        await bench.NothingToDoAsync("The volume mp0 of CT 100 is there already.", "container_move_volume", ("slot", "mp0"),
            ("target_storage", "ct-files"));
    }

    [Test]
    public async Task The_root_moves_too()
    {
        await using var bench = await ContainerBench.StartAsync(kind);
        var outcome = await bench.SucceedAsync("container_move_volume", ("slot", "rootfs"), ("target_storage", "ct-files"));
        Assert.That(bench.Option("rootfs"), Does.StartWith(outcome["volume"]!));
    }
}
