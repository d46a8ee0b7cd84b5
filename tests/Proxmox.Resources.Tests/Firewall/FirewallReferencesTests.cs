using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallReferencesTests
{
    [TestCase("cluster", null, "+admins dc, office dc")]
    [TestCase("vm:6100", null, "+admins dc, office dc, self guest")]
    [TestCase("ct:6200", "alias", "office dc")]
    public async Task Are_what_rules_of_a_level_may_name(string level, string? type, string expected)
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, "firewall_rules");
        var told = await client.ReadDataAsync(Catalogs.All.DataSource("firewall_references")!,
            Config(("level", level), ("type", type is null ? Value.Null : type)));
        Assert.That(string.Join(", ", told["items"].Items.Select(item => $"{item["reference"].AsText()} {item["scope"].AsText()}")),
            Is.EqualTo(expected));
    }

    [TestCase("source", "office", null)]
    [TestCase("source", "dc/office", null)]
    [TestCase("destination", "+admins", null)]
    [TestCase("destination", "self", null)]
    [TestCase("source", "192.0.2.1,192.0.2.2", null)]
    [TestCase("source", "branch", "Rules of vm:6100 name branch")]
    [TestCase("destination", "+dc/nobody", "Rules of vm:6100 name +dc/nobody")]
    public async Task What_a_rule_names_is_looked_for_in_the_plan(string attribute, string value, string? said)
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, "firewall_rules");
        var rule = Config(("type", "in"), ("action", "ACCEPT")).With(attribute, value);
        var outcome = await client.PlanAsync(Config(("level", "vm:6100"), ("rules", Value.List(rule))));
        Assert.That(outcome.Warnings, said is null ? Is.Empty : Has.One.Contains(said));
    }

    [Test]
    public async Task A_group_that_there_is_not_is_named_for_PVE_overlooks_the_rule()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, "firewall_rules");
        var config = Config(("level", "cluster"), ("rules", Value.List(Config(("type", "group"), ("security_group", "webserver")))));
        Assert.That((await client.PlanAsync(config)).Warnings, Has.One.Contains("PVE overlooks such a rule"));
        pve.Request("POST", "/cluster/firewall/groups", ("group", "webserver"));
        pve.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var later = await WireClient.StartAsync(pve, "firewall_rules");
        Assert.That((await later.PlanAsync(config)).Warnings, Is.Empty);
    }

    private static async Task<PveSimulator> StartedAsync()
    {
        var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        pve.Request("POST", "/cluster/firewall/aliases", ("name", "office"), ("cidr", "192.0.2.0/24"));
        pve.Request("POST", "/cluster/firewall/ipset", ("name", "admins"));
        pve.Request("POST", "/nodes/pve1/qemu/6100/firewall/aliases", ("name", "self"), ("cidr", "192.0.2.7"));
        return pve;
    }
}
