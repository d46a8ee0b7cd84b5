using Proxmox.Simulator;
using Proxmox.Simulator.Firewall;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallLogTests
{
    private const string Text = "0 6 PVEFW-HOST-IN first\n6100 6 tap6100i0-IN second\n6200 6 veth6200i0-IN third\n";

    [TestCase("node:pve1", "0 6 PVEFW-HOST-IN first|6100 6 tap6100i0-IN second|6200 6 veth6200i0-IN third")]
    [TestCase("vm:6100", "6100 6 tap6100i0-IN second")]
    [TestCase("ct:6200", "6200 6 veth6200i0-IN third")]
    public async Task Is_that_of_a_node_or_a_guest(string level, string expected)
    {
        await using var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        pve.Datacenter.File(LogEndpoints.FileOf("pve1")).Write(Text);
        await using var client = await WireClient.StartAsync(pve, "firewall_rules");
        var told = await client.ReadDataAsync(Catalogs.All.DataSource("firewall_log")!, Config(("level", level)));
        Assert.That(string.Join('|', told["lines"].Items.Select(line => line.AsText())), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_part_of_it_can_be_asked_for()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.File(LogEndpoints.FileOf("pve1")).Write(Text);
        await using var client = await WireClient.StartAsync(pve, "firewall_rules");
        var told = await client.ReadDataAsync(
            Catalogs.All.DataSource("firewall_log")!, Config(("level", "node:pve1"), ("start", 1), ("limit", 1)));
        Assert.That(told["lines"].Items.Single().AsText(), Does.EndWith("second"));
    }
}
