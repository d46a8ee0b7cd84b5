using Proxmox.Resources.Tests.Guests.Bulk;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeGuestsSuspendTests(ClientKind kind)
{
    [Test]
    public async Task The_VMs_are_suspended_to_disk()
    {
        await using var pve = await BulkBench.StartAsync(isRunning: true);
        var (_, sent) = await NodeBulkBench.RunAsync(kind, pve, "suspend", "suspendall", ("max_workers", 1));
        Assert.That((sent, BulkBench.States(pve)), Is.EqualTo((new[] { "max-workers=1" }, new[] { "stopped", "stopped" })));
    }
}
