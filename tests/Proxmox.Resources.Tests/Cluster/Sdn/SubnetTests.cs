using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn;

public sealed class SubnetTests
{
    private const string Path = "/cluster/sdn/vnets/subweb/subnets/sublan-198.51.100.0-24";

    private static readonly Value Minimal = Config(("vnet_id", "subweb"), ("cidr", "198.51.100.0/24"));

    private static readonly Lifecycle Life = new("sdn_subnet")
    {
        Id = "subweb/sublan-198.51.100.0-24",
        Minimal = Minimal,
        Full = ZoneLife.Join(Minimal, Config(
            ("gateway", "198.51.100.1"), ("snat", true), ("dhcp_dns_server", "198.51.100.2"), ("dns_zone_prefix", "web"),
            ("dhcp_ranges", Value.Set(Range("198.51.100.100", "198.51.100.110"), Range("198.51.100.115", "198.51.100.120"))))),
        Changed = ZoneLife.Join(Minimal, Config(
            ("gateway", "198.51.100.4"), ("snat", false), ("dhcp_dns_server", "198.51.100.3"), ("dns_zone_prefix", "www"),
            ("dhcp_ranges", Value.Set(Range("198.51.100.100", "198.51.100.120"))))),
        Replacements = [("cidr", "198.51.100.0/25")],
        Arrange = pve =>
        {
            pve.Request("POST", ZoneLife.Collection, ("zone", "sublan"), ("type", "simple"), ("dhcp", "dnsmasq"), ("ipam", "pve"));
            pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "subweb"), ("zone", "sublan"));
            pve.Request("PUT", "/cluster/sdn");
        },
        Drift = pve => pve.Request("PUT", Path, ("gateway", "198.51.100.9")),
        Remove = pve => pve.Request("DELETE", Path),
        Find = pve => pve.Request("GET", "/cluster/sdn/vnets/subweb/subnets"),
        CreateRequest = ("POST", "/cluster/sdn/vnets/subweb/subnets"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCase("198.51.101.1", "198.51.100.10", "198.51.100.20", "gateway 198.51.101.1 is not in 198.51.100.0/24")]
    [TestCase("2001:db8::1", "198.51.100.10", "198.51.100.20", "gateway 2001:db8::1 is not in")]
    [TestCase("198.51.100.1", "198.51.100.20", "198.51.100.10", "198.51.100.20 to 198.51.100.10 does not. Turn it round")]
    [TestCase("198.51.100.1", "198.51.100.250", "198.51.101.5", "198.51.100.250 to 198.51.101.5 is not in")]
    [TestCase("198.51.100.1", "198.51.100.90", "198.51.100.100", "overlap")]
    public async Task Addresses_that_do_not_fit_are_refused_by_the_plan(string gateway, string start, string end, string said)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var plan = await client.PlanAsync(Minimal.With("gateway", gateway)
            .With("dhcp_ranges", Value.Set(Range("198.51.100.95", "198.51.100.99"), Range(start, end))));
        Assert.That(plan.Errors, Has.One.Contains(said));
    }

    [Test]
    public async Task A_single_address_has_its_gateway_elsewhere()
    {
        await using var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal.With("cidr", "198.51.100.7/32").With("gateway", "198.51.101.1"))).Errors, Is.Empty);
    }

    private static Value Range(string start, string end) => Config(("start_address", start), ("end_address", end));
}
