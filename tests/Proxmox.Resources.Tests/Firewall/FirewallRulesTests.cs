using Newtonsoft.Json.Linq;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallRulesTests
{
    private const string Path = "/nodes/pve1/qemu/6100/firewall/rules";

    private static readonly Value Ssh = Config(("type", "in"), ("action", "ACCEPT"), ("macro", "ssh"), ("source", "192.0.2.0/24"));
    private static readonly Value Ping = Config(
        ("type", "in"), ("action", "ACCEPT"), ("protocol", "icmp"), ("icmp_type", "echo-request"), ("interface", "net0"));
    private static readonly Value Web = Config(("type", "in"), ("action", "ACCEPT"), ("protocol", "tcp"), ("destination_port", "80,443"),
        ("source_port", "1024:65535"), ("destination", "198.51.100.7"), ("log_level", "info"), ("comment", "the shop"));
    private static readonly Value Group = Config(("type", "group"), ("security_group", "base"), ("interface", "net0"));
    private static readonly Value Off = Config(
        ("type", "out"), ("action", "REJECT"), ("destination", "203.0.113.0/24"), ("enabled", false));
    private static readonly Value Rest = Config(("type", "in"), ("action", "DROP"), ("log_level", "warning"));

    private static readonly Value Alone = Config(("level", "vm:6100"), ("rules", Value.List(Ssh)));

    private static readonly Value Minimal = Alone.With("rules", Value.List(Ssh, Ping, Web, Group, Off, Rest));

    private static readonly Value Full = Minimal.With("adopt", true).With("allow_lockout", true);

    private static readonly Lifecycle Life = new("firewall_rules")
    {
        Id = "vm:6100",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("allow_lockout", false).With("rules", Value.List(
            Group, Web.With("comment", Value.Null), Ssh.With("source", "192.0.2.7"),
            Off.With("enabled", Value.Null), Rest)),
        Arrange = FirewallWorld.Furnish,
        Drift = pve => pve.Request("POST", Path, ("type", "in"), ("action", "ACCEPT"), ("enable", 1)),
        Find = pve => new JObject { ["rules"] = pve.Request("GET", Path) },
        Untold = ["adopt", "allow_lockout"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal) { ["adopt"] = "it is for the create alone" },
        CreateRequest = ("POST", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_rule_that_PVE_refuses_is_named_and_nothing_is_done_by_half(ClientKind kind)
    {
        await using var pve = await StartedAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var refused = Config(("type", "in"), ("action", "ACCEPT"), ("destination", "+dc/nobody"));
        var create = await client.ApplyAsync(Alone.With("rules", Value.List(Ssh, Ping, refused, Rest)));
        Assert.That(create.Errors, Has.One.Contains("rules[2].destination"));
        Assert.That(pve.Request("GET", Path), Is.Empty);
        Assert.That(client.State.IsNull, Is.True, "no list is recorded");

        await client.ApplyAsync(Alone.With("rules", Value.List(Ssh, Rest)));
        var before = pve.Request("GET", Path)!.Select(rule => (string?)rule["action"]).ToList();
        var update = await client.ApplyAsync(Alone.With("rules", Value.List(Ping, refused, Rest)));
        Assert.That(update.Errors, Has.One.Contains("rules[1].destination"));
        Assert.That(pve.Request("GET", Path)!.Select(rule => (string?)rule["action"]), Is.EqualTo(before));
        Assert.That((await client.PlanAsync(Alone.With("rules", Value.List(Ssh, Rest)))).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task A_list_that_cannot_be_put_back_is_recorded_and_the_refusal_still_told()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        pve.Faults.On("DELETE", Path + "/*").Fail(500, "out of order\n");
        var refused = Config(("type", "in"), ("action", "ACCEPT"), ("destination", "+dc/nobody"));
        var create = await client.ApplyAsync(Alone.With("rules", Value.List(refused, Ssh)));
        Assert.That(create.Errors, Has.One.Contains("rules[0].destination"));
        Assert.That(create.Warnings, Has.One.Contains("The rules of vm:6100 are changed in part"));
        Assert.That(client.State.IsNull, Is.False, "what is there is recorded");
    }

    [Test]
    public async Task Every_level_has_rules([Values(0, 1, 2, 3, 4, 5)] int index)
    {
        var (level, path) = index < 5 ? (FirewallWorld.All[index].Level, FirewallWorld.All[index].Root + "/rules")
            : ("group:base", "/cluster/firewall/groups/base");
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Value Config(params Value[] rules) => Alone.With("level", level).With("rules", Value.List(rules));
        var type = level.StartsWith("vnet", StringComparison.Ordinal) ? "forward" : "in";
        Value first = Rule(type, "DROP", "192.0.2.1"), second = Rule(type, "ACCEPT", "192.0.2.2"), third = Rule(type, "DROP", "192.0.2.3");
        Assert.That((await client.ApplyAsync(Config(first, second))).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(Config(second, third, first))).Errors, Is.Empty);
        Assert.That(pve.Request("GET", path)!.Select(rule => (string?)rule["source"]),
            Is.EqualTo(new[] { "192.0.2.2", "192.0.2.3", "192.0.2.1" }));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", path), Is.Empty);
    }

    [Test]
    public async Task Whatever_request_fails_the_next_apply_goes_on_from_there([Range(0, 14)] int count)
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        var target = Minimal.With("rules", Value.List(Rest, Group, Ssh.With("source", "192.0.2.9"), Web, Ping)).With("adopt", true);
        pve.Faults.On("*", Path + "*").After(count).Fail(500, "the disk is on fire\n");
        var broken = await client.ApplyAsync(target);
        pve.Faults.Clear();
        Assert.That(pve.Request("GET", Path), Is.Not.Empty);
        if (broken.Errors.Count > 0)
        {
            Assert.That((await client.ApplyAsync(target)).Errors, Is.Empty);
        }

        Assert.That((await client.PlanAsync(target)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task Rules_that_are_there_are_not_replaced_without_a_word()
    {
        await using var pve = await StartedAsync();
        pve.Request("POST", Path, ("type", "in"), ("action", "DROP"), ("enable", 1));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("has 1 rules already"));
        Assert.That((string?)pve.Request("GET", Path)!.Single()["action"], Is.EqualTo("DROP"));
        Assert.That((await client.ApplyAsync(Alone.With("adopt", true))).Errors, Is.Empty);
        Assert.That((string?)pve.Request("GET", Path)!.Single()["macro"], Is.EqualTo("SSH"));
    }

    [Test]
    public async Task What_somebody_else_changed_since_the_plan_is_not_overwritten()
    {
        await using var pve = await StartedAsync();
        var (resource, provider) = (Catalogs.All.Resource(Life.Resource)!, Providers.Of(pve));
        var config = Known(Alone);
        var first = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), CancellationToken.None);
        var made = await provider.ApplyAsync(resource, new(Value.Null, first.Planned, config, first.Managed), CancellationToken.None);
        config = Known(Alone.With("rules", Value.List(Ssh, Rest)));
        var plan = await provider.PlanAsync(resource, new(made.State, config, made.Managed), CancellationToken.None);
        pve.Request("PUT", Path + "/0", ("source", "203.0.113.1"));
        var answer = await provider.ApplyAsync(resource, new(made.State, plan.Planned, config, plan.Managed), CancellationToken.None);
        Assert.That(answer.Diagnostics.Select(diagnostic => diagnostic.Summary), Is.EqualTo(["firewall_rules changed after the plan"]));
        Assert.That((string?)pve.Request("GET", Path)!.Single()["source"], Is.EqualTo("203.0.113.1"));
    }

    [Test]
    public async Task What_somebody_else_changes_meanwhile_stops_it()
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Alone);
        pve.Faults.On("POST", Path).FailAfterHandling(500, "detected modified configuration - file changed by other user? Try again.\n");
        Assert.That((await client.ApplyAsync(Alone.With("rules", Value.List(Ssh, Rest)))).Errors,
            Has.Some.Contains("it starts from what is there now"));
        pve.Faults.Clear();
        Assert.That((await client.ApplyAsync(Alone.With("rules", Value.List(Ssh, Rest)))).Errors, Is.Empty);
    }

    [TestCase("vm:6100", "type", "forward", "vm:6100 has no rules of the type \"forward\"")]
    [TestCase("vm:6100", "interface", "eth0", "use net0, net1 and so on")]
    [TestCase("group:base", "interface", "vmbr0", "Rules of group:base have no interface")]
    [TestCase("cluster", "destination_port", "80", "destination_port needs protocol")]
    [TestCase("cluster", "icmp_type", "echo-request", "icmp_type needs the protocol icmp or icmpv6")]
    [TestCase("cluster", "icmp_type", "echo-reques", "Did you mean \"echo-request\"?")]
    [TestCase("cluster", "log_level", "loud", "must be one of")]
    [TestCase("cluster", "security_group", "base", "is for the type \"group\" alone")]
    public async Task What_PVE_would_refuse_is_refused_in_the_plan(string level, string attribute, string value, string said)
    {
        await using var pve = await StartedAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var rule = Config(("type", "in"), ("action", "ACCEPT")).With(attribute, value);
        Assert.That((await client.PlanAsync(Config(("level", level), ("rules", Value.List(rule))))).Errors, Has.Some.Contains(said));
    }

    private static Value Known(Value config) => Value.Object(Catalogs.All.Resource(Life.Resource)!.Attributes
        .Select(field => KeyValuePair.Create(field.Name, config[field.Name])));

    private static Value Rule(string type, string action, string source) =>
        Config(("type", type), ("action", action), ("source", source));

    private static async Task<PveSimulator> StartedAsync()
    {
        var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        return pve;
    }
}
