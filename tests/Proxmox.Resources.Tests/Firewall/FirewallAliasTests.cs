using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallAliasTests
{
    private const string Collection = "/cluster/firewall/aliases";

    private static readonly Value Minimal = Config(("level", "cluster"), ("alias_id", "office"), ("cidr", "192.0.2.0/24"));

    private static readonly Value Full = Minimal.With("comment", "third floor");

    private static readonly Lifecycle Life = new("firewall_alias")
    {
        Id = "cluster/office",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("cidr", "2001:db8::7").With("comment", "fourth floor"),
        Replacements = [("level", "vm:6100")],
        Arrange = FirewallWorld.Furnish,
        Drift = pve => pve.Request("PUT", Collection + "/office", ("cidr", "198.51.100.0/24")),
        Remove = pve => pve.Request("DELETE", Collection + "/office"),
        Find = pve => pve.Request("GET", Collection + "/office"),
        CreateRequest = ("POST", Collection),
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
        Assert.That((await client.ApplyAsync(config.With("cidr", "192.0.2.7/32"))).Errors, Is.Empty);
        Assert.That((string?)pve.Request("GET", root + "/aliases/office")!["cidr"], Is.EqualTo("192.0.2.7"));
        Assert.That((await client.PlanAsync(config.With("cidr", "192.0.2.7"))).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", root + "/aliases"), Is.Empty);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_rename_takes_along_what_names_it(ClientKind kind)
    {
        await using var pve = await StartedAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        foreach (var (_, root) in FirewallWorld.Named)
        {
            pve.Request("POST", root + "/ipset", ("name", "set"));
            pve.Request("POST", root + "/ipset/set", ("cidr", "dc/office"), ("comment", "c"), ("nomatch", 1));
        }

        pve.Request("POST", "/nodes/pve1/lxc/6200/firewall/aliases", ("name", "office"), ("cidr", "203.0.113.7"));
        var lists = FirewallWorld.All.Select(level => level.Root + "/rules").Append("/cluster/firewall/groups/base").ToList();
        foreach (var list in lists)
        {
            var type = list.Contains("vnets", StringComparison.Ordinal) ? "forward" : "in";
            pve.Request("POST", list, ("type", type), ("action", "ACCEPT"), ("source", "office"));
            pve.Request("POST", list, ("type", type), ("action", "ACCEPT"), ("dest", "dc/office"));
        }

        Assert.That((await client.PlanAsync(Full.With("alias_id", "hq"))).Action, Is.EqualTo(PlannedAction.Update));
        Assert.That((await client.ApplyAsync(Full.With("alias_id", "hq"))).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(Full.With("alias_id", "hq"))).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(client.State["id"].AsText(), Is.EqualTo("cluster/hq"));
        foreach (var list in lists)
        {
            // The container has one of its own.
            var bare = list.Contains("lxc", StringComparison.Ordinal) ? "office" : "hq";
            Assert.That(pve.Request("GET", list)!.Select(rule => (string?)rule["source"] ?? (string?)rule["dest"]),
                Is.EqualTo(new[] { "dc/hq", bare }), list);
        }

        foreach (var (_, root) in FirewallWorld.Named)
        {
            var entry = pve.Request("GET", root + "/ipset/set")!.Single();
            Assert.That(((string?)entry["cidr"], (string?)entry["comment"], (int?)entry["nomatch"]), Is.EqualTo(("dc/hq", "c", 1)), root);
        }

        Assert.That(pve.Request("GET", Collection)!.Single().Value<string>("comment"), Is.EqualTo("third floor"));
        await client.ApplyAsync(Value.Null);
        Assert.That(pve.Request("GET", Collection), Is.Empty);
    }

    [Test]
    public async Task Upper_and_lower_case_are_one_name()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Minimal);
        Assert.That((await client.PlanAsync(Minimal.With("alias_id", "OFFICE"))).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task One_that_exists_is_not_taken_over()
    {
        await using var pve = await StartedAsync();
        pve.Request("POST", Collection, ("name", "Office"), ("cidr", "192.0.2.9"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("already exists"));
        Assert.That((string?)pve.Request("GET", Collection + "/office")!["cidr"], Is.EqualTo("192.0.2.9"));
    }

    [Test]
    public async Task Of_a_guest_that_is_gone_it_is_gone_too_although_PVE_answers()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("level", "vm:6100");
        await client.ApplyAsync(config);
        Guests.GuestWorld.Run(pve, "DELETE", "/nodes/pve1/qemu/6100");
        pve.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Create));
        Assert.That((await client.ApplyAsync(config)).Errors, Has.Some.Contains("Guest 6100 does not exist"));
    }

    [Test]
    public async Task A_VM_is_not_called_a_container()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal.With("level", "ct:6100"))).Errors, Has.Some.Contains("write vm:6100"));
    }

    [TestCase("level", "guest:100", "\"cluster\", \"vm:100\" or \"ct:200\"")]
    [TestCase("level", "node:pve1", "\"cluster\", \"vm:100\" or \"ct:200\"")]
    [TestCase("alias_id", "1st", "with a letter first")]
    [TestCase("cidr", "192.0.2.0/33", "an IP address or network")]
    [TestCase("cidr", "office", "an IP address or network")]
    public async Task What_PVE_would_refuse_is_refused_in_the_plan(string attribute, string value, string said)
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal.With(attribute, value))).Errors, Has.Some.Contains(said));
    }

    private static async Task<PveSimulator> StartedAsync()
    {
        var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        return pve;
    }
}
