using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Resources.Firewall;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallRuleTests
{
    private const string Path = "/cluster/firewall/rules";

    private static readonly Value Minimal = Config(
        ("level", "cluster"), ("rule_id", "ssh"), ("type", "in"), ("action", "ACCEPT"), ("protocol", "tcp"));

    private static readonly Value Full = Minimal.With("enabled", false).With("source", "192.0.2.0/24").With("source_port", "1024:65535")
        .With("destination", "198.51.100.7").With("destination_port", "22").With("interface", "vmbr0").With("log_level", "info")
        .With("comment", "from the office").With("after", "first").With("allow_lockout", true);

    private static readonly Lifecycle Life = new("firewall_rule")
    {
        Id = "cluster/ssh",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("action", "DROP").With("type", "out").With("enabled", true).With("source", "192.0.2.7").With("source_port", "7")
            .With("destination", "198.51.100.8").With("destination_port", "2222").With("interface", "vmbr1").With("log_level", "err")
            .With("comment", "from elsewhere").With("protocol", "udp").With("allow_lockout", false),
        Replacements = [("level", "node:pve1"), ("rule_id", "ssh-office")],
        Arrange = Furnish,
        Drift = pve => pve.Request("PUT", Path + "/1", ("source", "203.0.113.1")),
        Remove = pve => pve.Request("DELETE", Path + "/1"),
        Find = pve => Own(pve, Path),
        Untold = ["allow_lockout"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["macro"] = "it brings protocol and ports",
            ["icmp_type"] = "it and ports exclude each other",
            ["security_group"] = "it is for another type",
            ["before"] = "it and after exclude each other",
            ["after"] = "without it the rule stays where it is",
        },
        CreateRequest = ("POST", Path),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task One_of_the_same_comment_is_left_alone()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Minimal);
        pve.Request("POST", Path, ("type", "in"), ("action", "DROP"), ("enable", 1), ("comment", "ssh"));
        Assert.That((await client.PlanAsync(Minimal)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Minimal.With("source", "192.0.2.1"))).Errors, Is.Empty);
        Assert.That(pve.Request("GET", Path)!.Select(rule => (string?)rule["action"]), Is.EqualTo(new[] { "DROP", "ACCEPT" }));
        pve.Request("PUT", Path + "/1", ("source", "192.0.2.2"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("several rules whose comment begins with \"ssh\""));
        pve.Request("PUT", Path + "/1", ("source", "192.0.2.1"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That((string?)pve.Request("GET", Path)!.Single()["action"], Is.EqualTo("DROP"));
    }

    [Test]
    public async Task An_order_that_cannot_be_is_refused_by_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal.With("before", "ssh"))).Errors, Has.One.Contains("names the rule itself"));
        var order = new RuleOrder();
        var level = FirewallLevel.Parse("cluster");
        Assert.That(order.RingOf(level, "a", before: "b", after: null), Is.Null);
        Assert.That(order.RingOf(level, "c", before: null, after: "b"), Is.Null);
        Assert.That(order.RingOf(FirewallLevel.Parse("vm:100"), "c", before: "a", after: null), Is.Null, "another level");
        Assert.That(order.RingOf(level, "c", before: "a", after: "b"), Is.EqualTo("c before a, a before b, b before c"));
    }

    [Test]
    public async Task Every_level_takes_one_among_others([Values(0, 1, 2, 3, 4, 5)] int index)
    {
        var (level, path) = index < 5 ? (FirewallWorld.All[index].Level, FirewallWorld.All[index].Root + "/rules")
            : ("group:base", "/cluster/firewall/groups/base");
        await using var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        var type = level.StartsWith("vnet", StringComparison.Ordinal) ? "forward" : "in";
        foreach (var comment in new[] { "last: theirs", "middle", "first" })
        {
            pve.Request("POST", path, ("type", type), ("action", "DROP"), ("enable", 1), ("comment", comment));
        }

        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("level", level).With("type", type).With("before", "last");
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(Comments(pve, path), Is.EqualTo(new[] { "first", "middle", "ssh", "last: theirs" }));
        Assert.That((await client.ApplyAsync(config.With("source", "192.0.2.1"))).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(config.With("before", "middle").With("action", "DROP"))).Errors, Is.Empty);
        Assert.That(Comments(pve, path), Is.EqualTo(new[] { "first", "ssh", "middle", "last: theirs" }));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Comments(pve, path), Is.EqualTo(new[] { "first", "middle", "last: theirs" }));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task One_that_was_moved_by_hand_goes_back(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Furnish(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Full);
        pve.Request("PUT", Path + "/1", ("moveto", 0));
        Assert.That((await client.PlanAsync(Full)).Action, Is.EqualTo(PlannedAction.Update));
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        Assert.That(Comments(pve, Path), Is.EqualTo(new[] { "first", "ssh: from the office", "last" }));
    }

    [Test]
    public async Task Rules_that_come_and_go_around_it_make_no_difference()
    {
        await using var pve = await PveSimulator.StartAsync();
        Furnish(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Full);
        pve.Request("POST", Path, ("type", "in"), ("action", "DROP"));
        pve.Request("DELETE", Path + "/3");
        Assert.That((await client.PlanAsync(Full)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task Another_one_of_that_name_is_not_taken_over()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", Path, ("type", "in"), ("action", "DROP"), ("comment", "ssh: theirs"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("begins with \"ssh\" already"));
    }

    [Test]
    public async Task An_anchor_that_there_is_not_is_named()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Full)).Errors, Has.Some.Contains("Cluster has no other rule called \"first\""));
        Assert.That((await client.PlanAsync(Full.With("before", "last"))).Errors, Has.Some.Contains("exclude each other"));
    }

    private static void Furnish(PveSimulator pve)
    {
        foreach (var path in new[] { Path, "/nodes/pve1/firewall/rules" })
        {
            foreach (var comment in new[] { "last", "first" })
            {
                if (!Comments(pve, path).Contains(comment))
                {
                    pve.Request("POST", path, ("type", "in"), ("action", "DROP"), ("comment", comment));
                }
            }
        }
    }

    private static IEnumerable<string?> Comments(PveSimulator pve, string path) =>
        pve.Request("GET", path)!.Select(rule => (string?)rule["comment"]);

    private static JToken? Own(PveSimulator pve, string path) =>
        pve.Request("GET", path)!.FirstOrDefault(rule => ((string?)rule["comment"])?.Split(':')[0] == "ssh");
}
