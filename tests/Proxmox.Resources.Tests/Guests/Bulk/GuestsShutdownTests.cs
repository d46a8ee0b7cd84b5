using Proxmox.Model.Values;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class GuestsShutdownTests(ClientKind kind)
{
    [Test]
    public async Task The_guests_that_are_named_are_shut_down()
    {
        await using var pve = await BulkBench.StartAsync(isRunning: true);
        var (_, sent) = await BulkBench.RunAsync(
            kind, pve, "shutdown", ("vmids", Value.Set("102")), ("grace_seconds", 30), ("force_stop", false));
        Assert.That(BulkBench.States(pve), Is.EqualTo(new[] { "running", "stopped" }));
        Assert.That((sent.Parameters["timeout"].ToString(), sent.Parameters["force-stop"].ToString()), Is.EqualTo(("30", "0")));
    }
}
