using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephServiceStartTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_service_that_does_not_start_is_told_in_PVEs_words(ClientKind kind)
    {
        await using var pve = await StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "ceph_service_start", ("node", "pve2"), ("service", "osd.77"));
        Assert.That(outcome.Errors, Has.Some.Contains("command '/bin/systemctl start ceph-osd@77' failed"));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
