using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Guests.Bulk;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeGuestsStartTests(ClientKind kind)
{
    [Test]
    public async Task The_guests_that_start_at_boot_are_started()
    {
        await using var pve = await BulkBench.StartAsync();
        pve.Request("PUT", "/nodes/pve1/qemu/102/config", ("onboot", 1));
        var (_, sent) = await NodeBulkBench.RunAsync(kind, pve, "start", "startall");
        Assert.That((sent, BulkBench.States(pve)), Is.EqualTo((Array.Empty<string>(), new[] { "stopped", "running" })));
    }

    [Test]
    public async Task With_force_those_that_are_named_are_started_and_strangers_are_told_of()
    {
        await using var pve = await BulkBench.StartAsync();
        var (outcome, sent) = await NodeBulkBench.RunAsync(
            kind, pve, "start", "startall", ("vmids", Value.Set("101", "999")), ("force", true), ("max_workers", 2));
        Assert.That(sent, Is.EqualTo(new[] { "force=1", "max-workers=2", "vms=101,999" }));
        Assert.That(BulkBench.States(pve), Is.EqualTo(new[] { "running", "stopped" }));
        Assert.That(outcome.Told, Has.Some.Contains("Node pve1 has no guest 999"));
    }

    [Test]
    public async Task A_guest_that_does_not_start_is_an_error_with_its_reason()
    {
        await using var pve = await BulkBench.StartAsync();
        pve.Faults.OnTask("qmstart").Fail("no such machine").Once();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_guests_start", ("node", "pve1"), ("force", true));
        Assert.That(outcome.Errors, Has.Some.Contains("1 of the guests failed").And.Some.Contains("101: no such machine"));
        Assert.That(BulkBench.States(pve), Is.EqualTo(new[] { "stopped", "running" }));
    }

    [Test]
    public async Task A_number_at_once_is_for_newer_versions()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        var outcome = await CommandClient.RunAsync(kind, pve, "node_guests_start", ("node", "pve1"), ("max_workers", 2));
        Assert.That(outcome.Errors, Has.Some.Contains("9.1"));
    }
}
