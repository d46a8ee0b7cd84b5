using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha;

public sealed class HaRuleListTests
{
    [Test]
    public async Task All_rules_are_listed_by_name_and_can_be_chosen_by_type_and_by_guest()
    {
        await using var pve = await PveSimulator.StartAsync();
        HaWorld.Manage(pve, 4100, 4101, 4102);
        pve.Request("POST", "/cluster/ha/rules", ("rule", "first"), ("type", "node-affinity"), ("resources", "vm:4102"),
            ("nodes", "pve1:2,pve2"), ("strict", 1), ("comment", "by the rack"));
        pve.Request("POST", "/cluster/ha/rules", ("rule", "apart"), ("type", "resource-affinity"), ("resources", "vm:4100,vm:4101"),
            ("affinity", "negative"), ("disable", 1));

        Assert.That(await NamesAsync(pve), Is.EqualTo(new[] { "apart", "first" }));
        Assert.That(await NamesAsync(pve, ("type", "node-affinity")), Is.EqualTo(new[] { "first" }));
        Assert.That(await NamesAsync(pve, ("sid", "vm:4101")), Is.EqualTo(new[] { "apart" }));
        var first = (await DataReader.ReadAsync(pve, "ha_rules"))["items"].Items.Last();
        Assert.That(first, Is.EqualTo(Value.Object(
            ("rule_id", "first"), ("type", "node-affinity"), ("resources", Value.Set("vm:4102")),
            ("nodes", Value.Object(("pve1", 2), ("pve2", 0))), ("strict", true), ("affinity", Value.Null), ("disabled", false),
            ("comment", "by the rack"), ("problems", Value.Null))));
    }

    [Test]
    public async Task What_keeps_the_manager_from_following_a_rule_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        HaWorld.Manage(pve, 4100, 4101);
        pve.Request("POST", "/cluster/ha/rules", ("rule", "apart"), ("type", "resource-affinity"), ("resources", "vm:4100,vm:4101"),
            ("affinity", "negative"));
        pve.Request("DELETE", "/cluster/ha/resources/vm:4101");
        var apart = (await DataReader.ReadAsync(pve, "ha_rules"))["items"].Items.Single();
        Assert.That(apart["problems"], Is.EqualTo(Value.List("rule is ineffective as there are less than two resources")));
    }

    private static async Task<IEnumerable<string?>> NamesAsync(PveSimulator pve, params (string Name, Value Value)[] config) =>
        (await DataReader.ReadAsync(pve, "ha_rules", config))["items"].Items.Select(rule => rule["rule_id"].AsText());
}
