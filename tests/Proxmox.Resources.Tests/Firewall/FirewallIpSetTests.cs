using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallIpSetTests
{
    private const string Collection = "/cluster/firewall/ipset";

    private static readonly Value Minimal = Config(("level", "cluster"), ("ipset_id", "admins"));

    private static readonly Value Full = Minimal.With("comment", "who may log in").With("entries", Config(
        ("192.0.2.0/24", Config(("comment", "office"))), ("192.0.2.66", Config(("nomatch", true))), ("2001:db8::7", Config())));

    private static readonly Lifecycle Life = new("firewall_ipset")
    {
        Id = "cluster/admins",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("comment", "who may not").With("entries", Config(
            ("192.0.2.0/24", Config()), ("192.0.2.66", Config(("comment", "printer"))), ("198.51.100.1", Config()))),
        Replacements = [("level", "ct:6200")],
        Arrange = FirewallWorld.Furnish,
        Drift = pve => pve.Request("POST", Collection + "/admins", ("cidr", "198.51.100.99")),
        Remove = pve => pve.Request("DELETE", Collection + "/admins", ("force", 1)),
        Find = pve => pve.Request("GET", Collection + "/admins") is { Type: JTokenType.Array } entries
            ? new JObject { ["entries"] = entries } : null,
        CreateRequest = ("POST", Collection),
        RequestsPerRefresh = 2,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task Is_made_changed_and_removed_at_every_level_that_has_names([Values(0, 1, 2)] int index)
    {
        var (level, root) = FirewallWorld.Named[index];
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Full.With("level", level);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(Life.Changed.With("level", level))).Errors, Is.Empty);
        Assert.That(pve.Request("GET", root + "/ipset/admins")!.Select(entry => (string?)entry["cidr"]),
            Is.EqualTo(new[] { "192.0.2.0/24", "192.0.2.66", "198.51.100.1" }));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", root + "/ipset"), Is.Empty);
    }

    [Test]
    public async Task A_rename_takes_along_the_rules_that_name_it()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Full);
        var lists = FirewallWorld.All.Select(level => level.Root + "/rules").Append("/cluster/firewall/groups/base").ToList();
        foreach (var list in lists)
        {
            var type = list.Contains("vnets", StringComparison.Ordinal) ? "forward" : "in";
            pve.Request("POST", list, ("type", type), ("action", "ACCEPT"), ("source", "+admins"), ("dest", "+dc/admins"));
        }

        Assert.That((await client.ApplyAsync(Full.With("ipset_id", "people"))).Errors, Is.Empty);
        foreach (var list in lists)
        {
            var rule = pve.Request("GET", list)!.Single();
            Assert.That(((string?)rule["source"], (string?)rule["dest"]), Is.EqualTo(("+people", "+dc/people")), list);
        }

        Assert.That(pve.Request("GET", Collection + "/people")!.Count(), Is.EqualTo(3));
        Assert.That(pve.Request("GET", Collection)!.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_rename_within_a_guest_leaves_the_others_alone()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Full.With("level", "vm:6100");
        await client.ApplyAsync(config);
        pve.Request("POST", Collection, ("name", "admins"));
        pve.Request("POST", "/nodes/pve1/qemu/6100/firewall/rules", ("type", "in"), ("action", "ACCEPT"), ("source", "+guest/admins"));
        pve.Request("POST", "/nodes/pve1/lxc/6200/firewall/rules", ("type", "in"), ("action", "ACCEPT"), ("source", "+admins"));
        Assert.That((await client.ApplyAsync(config.With("ipset_id", "people"))).Errors, Is.Empty);
        Assert.That((string?)pve.Request("GET", "/nodes/pve1/qemu/6100/firewall/rules")!.Single()["source"], Is.EqualTo("+guest/people"));
        Assert.That((string?)pve.Request("GET", "/nodes/pve1/lxc/6200/firewall/rules")!.Single()["source"], Is.EqualTo("+admins"));
    }

    [Test]
    public async Task An_alias_is_an_entry_under_its_name()
    {
        await using var pve = await StartedAsync();
        pve.Request("POST", "/cluster/firewall/aliases", ("name", "office"), ("cidr", "192.0.2.0/24"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("entries", Config(("office", Config()), ("dc/office", Config())));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task What_comes_goes_before_what_leaves()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Minimal.With("entries", Config(("192.0.2.1", Config()))));
        pve.Faults.On("DELETE", Collection + "/admins/*").Fail(500, "the disk is on fire\n");
        Assert.That((await client.ApplyAsync(Minimal.With("entries", Config(("192.0.2.0/30", Config()))))).Errors, Is.Not.Empty);
        Assert.That(pve.Request("GET", Collection + "/admins")!.Select(entry => (string?)entry["cidr"]),
            Is.EquivalentTo(new[] { "192.0.2.0/30", "192.0.2.1" }));
    }

    [TestCase("192.0.2.7/24", "\"192.0.2.0/24\" to PVE")]
    [TestCase("192.0.2.7/32", "\"192.0.2.7\" to PVE")]
    [TestCase("0.0.0.0/0", "stands for every address")]
    [TestCase("a b", "must be an IP address, a network or the name of an alias")]
    public async Task A_key_that_PVE_would_write_otherwise_is_refused_in_the_plan(string key, string said)
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal.With("entries", Config((key, Config()))))).Errors, Has.Some.Contains(said));
    }

    private static async Task<PveSimulator> StartedAsync()
    {
        var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        return pve;
    }
}
