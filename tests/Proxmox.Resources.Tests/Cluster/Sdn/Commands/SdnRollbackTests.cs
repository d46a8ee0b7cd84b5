using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
internal sealed class SdnRollbackTests(ClientKind kind)
{
    [Test]
    public async Task What_is_staged_is_thrown_away()
    {
        await using var pve = await StagedZone.StartAsync();
        Assert.That((await CommandClient.RunAsync(kind, pve, "sdn_rollback")).Errors, Is.Empty);
        Assert.That(pve.Request("GET", ZoneLife.Collection), Is.Empty);
        pve.Request("POST", ZoneLife.Collection, ("zone", "z2"), ("type", "simple"));
    }

    [Test]
    public async Task What_PVE_refuses_leaves_no_lock_behind()
    {
        await using var pve = await StagedZone.StartAsync();
        pve.Faults.On("POST", "/cluster/sdn/rollback").Fail(500, "the disk is on fire\n");
        Assert.That((await CommandClient.RunAsync(kind, pve, "sdn_rollback")).Errors, Has.Some.Contains("on fire"));
        StagedZone.AssertUnlocked(pve);
    }

    [Test]
    public async Task Before_PVE_9_there_is_none()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        Assert.That((await CommandClient.RunAsync(kind, pve, "sdn_rollback")).Errors, Has.Some.Contains("exists since PVE 9.0"));
    }
}
