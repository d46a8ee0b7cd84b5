using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator.Guests;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmAddressTests
{
    private static readonly Value Vm = Object(("vmid", 100), ("node", "pve1"), ("agent", Object(("enabled", true))));

    [Test]
    public async Task The_addresses_of_a_guest_are_told_by_its_agent_without_those_that_nobody_can_reach()
    {
        await using var world = await StartAsync();
        Answer(world, "127.0.0.1", "169.254.3.4", "192.0.2.7", "fe80::1", "2001:db8::7");
        await world.ApplyAsync(Vm);
        Assert.That(world.State["ipv4_addresses"].Items.Select(item => item.AsText()), Is.EqualTo((string[])["192.0.2.7"]));
        Assert.That(world.State["ipv6_addresses"].Items.Select(item => item.AsText()), Is.EqualTo((string[])["2001:db8::7"]));
    }

    [Test]
    public async Task A_create_waits_for_an_address_where_it_is_told_to()
    {
        await using var world = await StartAsync();
        var asked = 0;
        GuestSystems.Of(world.Pve.Datacenter)[100].HasAgent = true;
        GuestSystems.Of(world.Pve.Datacenter)[100].AgentAnswers["network-get-interfaces"] = () =>
            Interfaces(++asked < 2 ? [] : ["192.0.2.7"]);
        await world.ApplyAsync(Vm.With("wait_for_address", Object(("family", "ipv4"))));
        Assert.That(world.State["ipv4_addresses"].Items.Select(item => item.AsText()), Is.EqualTo((string[])["192.0.2.7"]));
    }

    [Test]
    public async Task An_agent_that_tells_no_address_in_time_is_a_warning_and_no_failure()
    {
        await using var world = await StartAsync();
        var outcome = await world.ApplyAsync(Vm.With("wait_for_address", Object(("timeout_seconds", 1))), mayWarn: true);
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("reports no address"));
    }

    [Test]
    public async Task A_refresh_asks_a_silent_agent_once_and_waits_for_nothing()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm);
        await world.PlanAsync(Vm);
        Assert.That(world.Pve.Requests.All.Count(request => request.Path.Contains("/agent/", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static void Answer(VmWorld world, params string[] addresses)
    {
        var system = GuestSystems.Of(world.Pve.Datacenter)[100];
        system.HasAgent = true;
        system.AgentAnswers["network-get-interfaces"] = () => Interfaces(addresses);
    }

    private static JArray Interfaces(IEnumerable<string> addresses) =>
    [
        new JObject
        {
            ["name"] = "eth0",
            ["ip-addresses"] = new JArray(
                addresses.Select(address => new JObject { ["ip-address"] = address,
                ["ip-address-type"] = address.Contains(':', StringComparison.Ordinal) ? "ipv6" : "ipv4", ["prefix"] = 24 })),
        },
    ];
}
