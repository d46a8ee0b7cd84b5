using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Host;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Logs;

public sealed class NodeJournalTests
{
    [Test]
    public async Task Lines_are_told_apart_from_the_positions_and_what_comes_later_is_read_by_them()
    {
        await using var pve = await PveSimulator.StartAsync();
        var empty = await DataReader.ReadAsync(pve, "node_journal", ("node", "pve1"));
        Assert.That((empty["lines"].Items.Length, empty["end_cursor"].IsNull), Is.EqualTo((0, true)));
        Write("one", "two");
        var first = await DataReader.ReadAsync(pve, "node_journal", ("node", "pve1"), ("last_entries", 1));
        Assert.That(first["lines"].Items.Single().AsText(), Does.EndWith("two"));
        Write("three");
        var next = await DataReader.ReadAsync(
            pve, "node_journal", ("node", "pve1"), ("after_cursor", first["end_cursor"]), ("unit", "pvedaemon"));
        Assert.That(next["lines"].Items.Single().AsText(), Does.EndWith("three"));

        void Write(params string[] messages) => pve.Datacenter.Locked(datacenter =>
            Array.ForEach(messages, message => NodeLog.Of(datacenter).Write("pve1", "pvedaemon", message)));
    }

    [Test]
    public async Task Filters_that_a_version_lacks_are_told_of()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        Assert.That(async () => await DataReader.ReadAsync(pve, "node_journal", ("node", "pve1"), ("priority", "3")),
            Throws.InvalidOperationException.With.Message.Contains("9.2"));
    }
}
