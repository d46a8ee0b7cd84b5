using Proxmox.Model.Values;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class GuestsSuspendTests(ClientKind kind)
{
    [Test]
    public async Task The_guests_that_are_named_are_paused()
    {
        await using var pve = await BulkBench.StartAsync(isRunning: true);
        await BulkBench.RunAsync(kind, pve, "suspend", ("vmids", Value.Set("101")));
        Assert.That(BulkBench.States(pve, "qmpstatus"), Is.EqualTo(new[] { "paused", "running" }));
    }

    [Test]
    public async Task A_storage_for_memory_that_stays_where_it_is_is_refused()
    {
        await using var pve = await BulkBench.StartAsync(isRunning: true);
        var outcome = await CommandClient.RunAsync(kind, pve, "guests_suspend", ("state_storage", "local"));
        Assert.That(outcome.Errors, Has.Some.Contains("set both or neither"));
    }
}
