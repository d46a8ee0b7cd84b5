using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallOptionsGuestTests
{
    private const string Path = "/nodes/pve1/qemu/6100/firewall/options";

    private static readonly Value Minimal = Config(("vmid", 6100));

    private static readonly Value Full = Minimal
        .With("enabled", true)
        .With("policy_in", "REJECT")
        .With("policy_out", "DROP")
        .With("log_level_in", "info")
        .With("log_level_out", "err")
        .With("dhcp", true)
        .With("ndp", true)
        .With("radv", true)
        .With("macfilter", false)
        .With("ipfilter", true);

    private static readonly Lifecycle Life = new("firewall_options_guest")
    {
        Id = "6100",
        Minimal = Minimal,
        Full = Full,
        Changed = Full
            .With("enabled", false)
            .With("policy_in", "ACCEPT")
            .With("policy_out", "REJECT")
            .With("log_level_in", "alert")
            .With("dhcp", false)
            .With("ndp", false)
            .With("macfilter", true)
            .With("ipfilter", false),
        Arrange = FirewallWorld.Furnish,
        Drift = pve => pve.Request("PUT", Path, ("policy_in", "ACCEPT"), ("delete", "dhcp")),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCase(6100, "/nodes/pve1/qemu/6100")]
    [TestCase(6200, "/nodes/pve1/lxc/6200")]
    public async Task A_guest_is_its_VMID_and_without_it_there_are_no_options(int vmid, string guest)
    {
        await using var pve = await PveSimulator.StartAsync();
        FirewallWorld.Furnish(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Config(("vmid", vmid), ("enabled", true), ("policy_in", "DROP"));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((string?)pve.Request("GET", guest + "/firewall/options")!["policy_in"], Is.EqualTo("DROP"));
        Assert.That((await client.ApplyAsync(config.With("policy_in", "REJECT"))).Errors, Is.Empty);
        Guests.GuestWorld.Run(pve, "DELETE", guest);
        pve.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Create));
        Assert.That((await client.ApplyAsync(config)).Errors, Has.Some.Contains($"Guest {vmid} does not exist"));
    }
}
