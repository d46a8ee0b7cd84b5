using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
internal sealed class HaDisarmTests(ClientKind kind)
{
    private const string Path = "/cluster/ha/status/disarm-ha";

    [TestCase("freeze")]
    [TestCase("ignore")]
    public async Task HA_is_disarmed_once(string mode)
    {
        await using var bench = await HaBench.StartAsync(kind);
        await bench.SucceedAsync("ha_disarm", ("resource_mode", mode));
        Assert.That(bench.Pve.Datacenter.Locked(datacenter => HighAvailability.Of(datacenter).Disarmed), Is.EqualTo(mode));
        var again = await bench.SucceedAsync("ha_disarm", ("resource_mode", mode));
        Assert.That(again.Told, Has.Member("HA is disarmed already."));
        Assert.That(bench.Posts(Path), Is.EqualTo(1));
    }

    [Test]
    public async Task The_other_mode_is_refused_which_PVE_would_overlook()
    {
        await using var bench = await HaBench.StartAsync(kind);
        await bench.SucceedAsync("ha_disarm", ("resource_mode", "freeze"));
        var outcome = await bench.RunAsync("ha_disarm", ("resource_mode", "ignore"));
        Assert.That(outcome.Errors, Has.Some.Contains("freeze already; arm it first"));
    }

    [Test]
    public async Task Before_PVE_9_2_the_plan_says_so()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        var outcome = await CommandClient.RunAsync(kind, pve, "ha_disarm", ("resource_mode", "freeze"));
        Assert.That(outcome.Errors, Has.Some.Contains("exists since PVE 9.2"));
    }
}
