using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class GuestsStartTests(ClientKind kind)
{
    [Test]
    public async Task The_guests_that_are_named_are_started()
    {
        await using var pve = await BulkBench.StartAsync();
        var (_, sent) = await BulkBench.RunAsync(kind, pve, "start", ("vmids", Value.Set("101")), ("max_workers", 2));
        Assert.That(BulkBench.States(pve), Is.EqualTo(new[] { "running", "stopped" }));
        Assert.That(sent.Parameters["max-workers"].ToString(), Is.EqualTo("2"));
    }

    [Test]
    public async Task Without_names_all_guests_are_started()
    {
        await using var pve = await BulkBench.StartAsync();
        var (_, sent) = await BulkBench.RunAsync(kind, pve, "start");
        Assert.That(BulkBench.States(pve), Has.All.EqualTo("running"));
        Assert.That(sent.Parameters, Is.Empty);
    }

    [Test]
    public async Task A_guest_that_there_is_not_is_told_of()
    {
        await using var pve = await BulkBench.StartAsync();
        var (outcome, _) = await BulkBench.RunAsync(kind, pve, "start", ("vmids", Value.Set("101", "999")));
        Assert.That(outcome.Told, Has.Some.Contains("There is no guest 999"));
    }

    [Test]
    public async Task A_version_without_such_actions_is_told_before_anything_is_done()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        var outcome = await CommandClient.RunAsync(kind, pve, "guests_start");
        Assert.That(outcome.Errors, Has.Some.Contains("9.1"));
    }
}
