using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallOptionsClusterTests
{
    private const string Path = "/cluster/firewall/options";

    private static readonly Value Minimal = Config();

    private static readonly Value Full = Minimal
        .With("allow_lockout", true)
        .With("enabled", true)
        .With("policy_in", "REJECT")
        .With("policy_out", "ACCEPT")
        .With("policy_forward", "DROP")
        .With("ebtables", false)
        .With("log_rate_limit", Config(("enabled", true), ("rate", "30/minute"), ("burst", 9)));

    private static readonly Lifecycle Life = new("firewall_options_cluster")
    {
        Id = "options",
        Minimal = Minimal,
        Full = Full,
        Changed = Full
            .With("allow_lockout", false)
            .With("enabled", false)
            .With("policy_in", "DROP")
            .With("policy_out", "REJECT")
            .With("policy_forward", "ACCEPT")
            .With("ebtables", true)
            .With("log_rate_limit", Config(("enabled", false), ("rate", "1/hour"), ("burst", 2))),
        Drift = pve => pve.Request("PUT", Path, ("policy_in", "ACCEPT"), ("delete", "ebtables")),
        Find = pve => pve.Request("GET", Path),
        Untold = ["allow_lockout"],
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task What_was_before_comes_back()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", Path, ("policy_in", "REJECT"), ("ebtables", 0));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Config(("policy_in", "DROP"), ("policy_out", "DROP")))).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        var options = pve.Request("GET", Path)!;
        Assert.That(((string?)options["policy_in"], (string?)options["policy_out"], (int?)options["ebtables"]),
            Is.EqualTo(("REJECT", null as string, 0)));
    }
}
