using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Guests;
using Proxmox.Resources.Tests.Guests.Bulk;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeGuestsMigrateTests(ClientKind kind)
{
    [Test]
    public async Task The_guests_move()
    {
        await using var pve = await BulkBench.StartAsync();
        var (_, sent) = await NodeBulkBench.RunAsync(
            kind, pve, "migrate", "migrateall", ("target_node", "pve2"), ("max_workers", 2), ("vmids", Value.Set("101", "102")));
        Assert.That(sent, Is.EqualTo(new[] { "maxworkers=2", "target=pve2", "vms=101,102" }));
        Assert.That(BulkBench.States(pve, node: "pve2"), Has.All.EqualTo("stopped"));
    }

    [Test]
    public async Task One_that_does_not_move_is_an_error_with_its_reason()
    {
        await using var pve = await BulkBench.StartAsync();
        pve.Faults.OnTask("qmigrate").Fail("migration aborted").Once();
        var outcome = await CommandClient.RunAsync(
            kind, pve, "node_guests_migrate", ("node", "pve1"), ("target_node", "pve2"), ("max_workers", 1));
        Assert.That(outcome.Errors, Has.Some.Contains("101: migration aborted"));
    }

    [Test]
    public async Task One_that_PVE_passes_over_is_an_error_with_what_keeps_it()
    {
        await using var pve = await BulkBench.StartAsync();
        GuestWorld.Run(pve, "PUT", "/nodes/pve1/qemu/102/config", ("scsi0", "local-lvm:1"));
        GuestWorld.Run(pve, "POST", "/nodes/pve1/qemu/102/status/start");
        var outcome = await CommandClient.RunAsync(
            kind, pve, "node_guests_migrate", ("node", "pve1"), ("target_node", "pve2"), ("max_workers", 1));
        Assert.That(outcome.Errors,
            Has.Some.Contains("skip VM 102 - precondition check failed:; Has local disks: local-lvm:vm-102-disk-0"));
        Assert.That(pve.Request("GET", "/nodes/pve2/qemu/101/status/current"), Is.Not.Null);
    }

    [Test]
    public async Task Without_a_number_at_once_PVE_says_what_it_lacks()
    {
        await using var pve = await BulkBench.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_guests_migrate", ("node", "pve1"), ("target_node", "pve2"));
        Assert.That(outcome.Errors, Has.Some.Contains("how many guests to move at once"));
    }
}
