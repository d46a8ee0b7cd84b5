using System.Net;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

/// <summary>Nobody shuts the API and SSH to the machine that he works from, unless he means it.</summary>
internal sealed class LockOutTests
{
    private const string Own = "203.0.113.9";
    private const string Rules = "/cluster/firewall/rules";

    private static readonly Value On = Config(("enabled", true));
    private static readonly Value Accept = Config(
        ("type", "in"), ("action", "ACCEPT"), ("protocol", "tcp"), ("destination_port", "8006"), ("source", "203.0.113.0/24"));
    private static readonly Value Drop = Config(("type", "in"), ("action", "DROP"));

    [Test]
    public async Task Turning_it_on_without_a_way_in_is_refused_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        var provider = Provider(pve);
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", On), Has.One.Contains($"shut the ports 8006 and 22 to {Own}"));
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", On.With("allow_lockout", true)), Is.Empty);
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", On.With("policy_in", "ACCEPT")), Is.Empty);
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", Config(("enabled", false), ("policy_in", "DROP"))), Is.Empty);
    }

    [TestCase("203.0.113.0/24", "tcp", "8006", null, true)]
    [TestCase("203.0.113.1-203.0.113.20", "tcp", "8000:9000", null, true)]
    [TestCase("+admins", "6", "22,80", null, true)]
    [TestCase("dc/office", null, null, null, true)]
    [TestCase(Own, null, null, "SSH", true)]
    [TestCase("198.51.100.0/24", "tcp", "8006", null, false)]
    [TestCase("203.0.113.0/24", "udp", "8006", null, false)]
    [TestCase("203.0.113.0/24", "tcp", "443", null, false)]
    [TestCase("203.0.113.0/24", null, null, "HTTPS", false)]
    public async Task A_rule_opens_the_way_when_it_matches(string source, string? protocol, string? port, string? macro, bool isOpen)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/firewall/aliases", ("name", "office"), ("cidr", "203.0.113.0/24"));
        pve.Request("POST", "/cluster/firewall/ipset", ("name", "admins"));
        pve.Request("POST", "/cluster/firewall/ipset/admins", ("cidr", "office"));
        var parameters = new List<(string, Newtonsoft.Json.Linq.JToken)>
        {
            ("type", "in"), ("action", "ACCEPT"), ("enable", 1), ("source", source),
        };
        foreach (var (name, value) in new[] { ("proto", protocol), ("dport", port), ("macro", macro) })
        {
            if (value is not null)
            {
                parameters.Add((name, value));
            }
        }

        pve.Request("POST", Rules, [.. parameters]);
        Assert.That(await PlanAsync(Provider(pve), "firewall_options_cluster", On), isOpen ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public async Task PVE_lets_in_the_network_of_the_node_and_the_set_of_managers()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await PlanAsync(Provider(pve, "127.0.0.1"), "firewall_options_cluster", On), Is.Empty);
        pve.Request("POST", "/cluster/firewall/ipset", ("name", "management"));
        pve.Request("POST", "/cluster/firewall/ipset/management", ("cidr", "203.0.113.0/24"));
        Assert.That(await PlanAsync(Provider(pve), "firewall_options_cluster", On), Is.Empty);
        pve.Request("POST", "/cluster/firewall/ipset/management", ("cidr", Own), ("nomatch", 1));
        Assert.That(await PlanAsync(Provider(pve), "firewall_options_cluster", On), Is.Not.Empty);
    }

    [Test]
    public async Task Rules_that_the_run_plans_before_are_counted_in_the_plan_and_have_to_be_there_in_the_apply()
    {
        await using var pve = await PveSimulator.StartAsync();
        var provider = Provider(pve);
        var rules = Config(("level", "cluster"), ("rules", Value.List(Accept)));
        Assert.That(await PlanAsync(provider, "firewall_rules", rules), Is.Empty);
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", On), Is.Empty);
        Assert.That(await ApplyAsync(provider, "firewall_options_cluster", On), Has.One.Contains("let it depend on the rules"));
        Assert.That(await ApplyAsync(provider, "firewall_rules", rules), Is.Empty);
        Assert.That(await ApplyAsync(provider, "firewall_options_cluster", On), Is.Empty);
    }

    [Test]
    public async Task While_it_is_on_rules_do_not_take_the_way_in_away()
    {
        await using var pve = await PveSimulator.StartAsync();
        var provider = Provider(pve);
        var rules = Config(("level", "cluster"), ("rules", Value.List(Accept)));
        var state = await MakeAsync(provider, "firewall_rules", rules);
        pve.Request("PUT", "/cluster/firewall/options", ("enable", 1));
        Assert.That(await PlanAsync(provider, "firewall_rules", rules.With("rules", Value.List(Drop, Accept)), state),
            Has.One.Contains("This would lock you out"));
        Assert.That(await PlanAsync(provider, "firewall_rules", rules.With("rules", Value.List(Accept, Drop)), state), Is.Empty);
        Assert.That(await ApplyAsync(provider, "firewall_rules", Value.Null, state), Has.One.Contains("shut the ports"));
        pve.Request("PUT", "/cluster/firewall/options", ("enable", 0));
        Assert.That(await ApplyAsync(provider, "firewall_rules", Value.Null, state), Is.Empty);
    }

    [Test]
    public async Task What_is_dropped_by_the_node_or_in_a_group_counts_too()
    {
        await using var pve = await PveSimulator.StartAsync();
        var provider = Provider(pve);
        pve.Request("POST", Rules, ("type", "in"), ("action", "ACCEPT"), ("enable", 1));
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", On), Is.Empty);
        pve.Request("POST", "/cluster/firewall/groups", ("group", "shut"));
        pve.Request("POST", "/cluster/firewall/groups/shut", ("type", "in"), ("action", "DROP"), ("enable", 1));
        pve.Request("POST", "/nodes/pve1/firewall/rules", ("type", "group"), ("action", "shut"), ("enable", 1));
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", On), Is.Not.Empty);
        pve.Request("PUT", "/nodes/pve1/firewall/options", ("enable", 0));
        Assert.That(await PlanAsync(provider, "firewall_options_cluster", On), Is.Empty);
        pve.Request("PUT", "/cluster/firewall/options", ("enable", 1));
        Assert.That(await PlanAsync(provider, "firewall_options_node", Config(("node", "pve1"), ("enabled", true))), Is.Not.Empty);
    }

    [TestCase("192.0.2.1-192.0.2.9", "192.0.2.5", true)]
    [TestCase("192.0.2.1-192.0.2.9", "192.0.2.10", false)]
    [TestCase("192.0.2.7/24", "192.0.2.200", true)]
    [TestCase("2001:db8::/32", "2001:db8::1", true)]
    [TestCase("2001:db8::/32", "192.0.2.1", false)]
    [TestCase("nothing", "192.0.2.1", false)]
    public void Networks_and_ranges_hold_addresses(string part, string address, bool holds) =>
        Assert.That(IpNetworks.Holds(part, IPAddress.Parse(address)), Is.EqualTo(holds));

    private static Provider Provider(PveSimulator pve, string own = Own)
    {
        var provider = new Provider(Catalogs.All, new()
        {
            Environment = _ => null,
            Hear = ReachedMethods.Hear,
            OwnAddress = _ => IPAddress.Parse(own),
        });
        Assert.That(provider.Configure(Configurations.Of(pve)), Is.Empty);
        return provider;
    }

    private static async Task<IReadOnlyList<string>> PlanAsync(Provider provider, string name, Value config, Value? state = null) =>
        Said((await PlannedAsync(provider, name, config, state)).Diagnostics);

    private static async Task<IReadOnlyList<string>> ApplyAsync(Provider provider, string name, Value config, Value? state = null)
    {
        var plan = await PlannedAsync(provider, name, config, state);
        var applied = await provider.ApplyAsync(
            Of(name), new(state ?? Value.Null, plan.Planned, Whole(name, config), plan.Managed), CancellationToken.None);
        return Said(applied.Diagnostics);
    }

    private static Task<PlanAnswer> PlannedAsync(Provider provider, string name, Value config, Value? state) => provider.PlanAsync(
        Of(name), new(state ?? Value.Null, Whole(name, config), ManagedAttributes.Empty), CancellationToken.None);

    private static async Task<Value> MakeAsync(Provider provider, string name, Value config)
    {
        var plan = await PlannedAsync(provider, name, config, state: null);
        var made = await provider.ApplyAsync(
            Of(name), new(Value.Null, plan.Planned, Whole(name, config), plan.Managed), CancellationToken.None);
        return made.State;
    }

    private static IReadOnlyList<string> Said(Model.Diagnostics.DiagnosticList diagnostics) =>
        [.. diagnostics.Select(diagnostic => $"{diagnostic.Summary}: {diagnostic.Detail}")];

    private static Resource Of(string name) => Catalogs.All.Resource(name)!;

    private static Value Whole(string name, Value config) => config.IsNull ? Value.Null
        : Value.Object(Of(name).Attributes.Select(field => KeyValuePair.Create(field.Name, config[field.Name])));
}
