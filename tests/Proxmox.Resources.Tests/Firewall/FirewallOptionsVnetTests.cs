using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallOptionsVnetTests
{
    private const string Path = "/cluster/sdn/vnets/walled/firewall/options";

    private static readonly Value Minimal = Config(("vnet_id", "walled"));

    private static readonly Value Full = Minimal
        .With("enabled", true)
        .With("policy_forward", "DROP")
        .With("log_level_forward", "info");

    private static readonly Lifecycle Life = new("firewall_options_vnet")
    {
        Id = "walled",
        Minimal = Minimal,
        Full = Full,
        Changed = Full
            .With("enabled", false)
            .With("policy_forward", "ACCEPT")
            .With("log_level_forward", "err"),
        Arrange = FirewallWorld.Furnish,
        Drift = pve => pve.Request("PUT", Path, ("policy_forward", "ACCEPT"), ("delete", "log_level_forward")),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_VNet_that_was_not_applied_is_not_there_yet()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Full)).Errors, Has.Some.Contains("invalid vnet specified")
            .And.Some.Contains("only staged, apply the SDN"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Rules_of_a_VNet_that_is_only_staged_say_what_to_do(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "lab"), ("type", "simple"));
        pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "staged"), ("zone", "lab"));
        await using var client = await ClientKinds.StartAsync(kind, pve, "firewall_rules");
        var rules = Config(("level", "vnet:staged"), ("rules", Value.List(Config(("type", "forward"), ("action", "ACCEPT")))));
        Assert.That((await client.ApplyAsync(rules)).Errors, Has.Some.Contains("only staged, apply the SDN"));
    }
}
