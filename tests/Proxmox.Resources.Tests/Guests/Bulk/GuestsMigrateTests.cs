using Proxmox.Model.Values;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class GuestsMigrateTests(ClientKind kind)
{
    [Test]
    public async Task The_guests_that_are_named_move()
    {
        await using var pve = await BulkBench.StartAsync();
        await BulkBench.RunAsync(kind, pve, "migrate", ("vmids", Value.Set("101", "102")), ("target_node", "pve2"));
        Assert.That(BulkBench.States(pve, node: "pve2"), Has.All.EqualTo("stopped"));
    }

    [Test]
    public async Task A_move_that_fails_is_an_error()
    {
        await using var pve = await BulkBench.StartAsync();
        pve.Faults.OnTask("bulk-migrate").Fail("Some guests failed to migrate 101");
        var outcome = await CommandClient.RunAsync(kind, pve, "guests_migrate", ("vmids", Value.Set("101")), ("target_node", "pve2"));
        Assert.That(outcome.Errors, Has.Some.Contains("Some guests failed to migrate 101"));
    }
}
