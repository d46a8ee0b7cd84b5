using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Host;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Logs;

public sealed class NodeSyslogTests
{
    [Test]
    public async Task The_lines_of_a_service_are_told_with_how_many_there_are()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter =>
        {
            var log = NodeLog.Of(datacenter);
            log.Write("pve1", "pvedaemon", "one");
            log.Write("pve1", "sshd", "other");
            log.Write("pve1", "pvedaemon", "two");
        });
        var told = await DataReader.ReadAsync(pve, "node_syslog", ("node", "pve1"), ("service", "pvedaemon"), ("start", 1), ("limit", 5));
        Assert.That(told["lines"].Items.Single().AsText(), Does.EndWith("two"));
        Assert.That(told["total"].AsLong(), Is.EqualTo(2));
        var later = await DataReader.ReadAsync(pve, "node_syslog", ("node", "pve1"), ("since", "2999-01-31 08:00"));
        Assert.That(later["lines"].Items.Single().AsText(), Is.EqualTo("-- No entries --"));
    }

    [Test]
    public async Task A_time_that_is_none_is_refused_before_PVE_is_asked()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "node_syslog", ("node", "pve1"), ("since", "yesterday")),
            Throws.InvalidOperationException.With.Message.Contains("2026-01-31 08:00"));
    }
}
