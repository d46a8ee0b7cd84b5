using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
internal sealed class SdnApplyCommandTests(ClientKind kind)
{
    [Test]
    public async Task What_is_staged_is_applied()
    {
        await using var pve = await StagedZone.StartAsync();
        Assert.That((await CommandClient.RunAsync(kind, pve, "sdn_apply")).Errors, Is.Empty);
        Assert.That(pve.Request("GET", ZoneLife.Collection, ("running", 1))!.Count(), Is.EqualTo(1));
        StagedZone.AssertUnlocked(pve);
    }

    [Test]
    public async Task What_PVE_refuses_leaves_no_lock_behind()
    {
        await using var pve = await StagedZone.StartAsync();
        pve.Faults.On("PUT", "/cluster/sdn").Fail(500, "the disk is on fire\n");
        Assert.That((await CommandClient.RunAsync(kind, pve, "sdn_apply")).Errors, Has.Some.Contains("on fire"));
        StagedZone.AssertUnlocked(pve);
    }

    [Test]
    public async Task PVE_8_has_no_lock_and_is_applied_to_all_the_same()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        Assert.That((await CommandClient.RunAsync(kind, pve, "sdn_apply")).Errors, Is.Empty);
    }
}
