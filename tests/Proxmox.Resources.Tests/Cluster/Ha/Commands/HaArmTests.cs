using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
internal sealed class HaArmTests(ClientKind kind)
{
    [Test]
    public async Task HA_is_armed_again_once()
    {
        await using var bench = await HaBench.StartAsync(kind);
        await bench.SucceedAsync("ha_disarm", ("resource_mode", "freeze"));
        await bench.SucceedAsync("ha_arm");
        Assert.That(bench.Pve.Datacenter.Locked(datacenter => HighAvailability.Of(datacenter).Disarmed), Is.Null);
        var again = await bench.SucceedAsync("ha_arm");
        Assert.That(again.Told, Has.Member("HA is armed already."));
        Assert.That(bench.Posts("/cluster/ha/status/arm-ha"), Is.EqualTo(1));
    }
}
