using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallMacrosTests
{
    [Test]
    public async Task Are_listed_by_name()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "firewall_rules");
        var macros = (await client.ReadDataAsync(Catalogs.All.DataSource("firewall_macros")!, Config()))["items"].Items
            .Select(item => item["macro"].AsText()).ToList();
        Assert.That(macros, Does.Contain("SSH").And.Contain("HTTPS"));
        Assert.That(macros, Is.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
    }

    [TestCase("ssh", null)]
    [TestCase("HTPS", "Did you mean \"HTTPS\"?")]
    public async Task One_that_there_is_not_is_refused_in_the_plan(string macro, string? said)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "firewall_rules");
        var rule = Config(("type", "in"), ("action", "ACCEPT"), ("macro", macro));
        var outcome = await client.PlanAsync(Config(("level", "cluster"), ("rules", Value.List(rule))));
        Assert.That(outcome.Errors, said is null ? Is.Empty : Has.One.Contains(said));
    }
}
