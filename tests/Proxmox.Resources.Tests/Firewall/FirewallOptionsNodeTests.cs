using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Firewall;

internal sealed class FirewallOptionsNodeTests
{
    private const string Path = "/nodes/pve1/firewall/options";

    private static readonly Value Minimal = Config(("node", "pve1"));

    private static readonly Value Full = Minimal
        .With("allow_lockout", true)
        .With("enabled", false)
        .With("nftables", true)
        .With("ndp", true)
        .With("log_level_in", "info")
        .With("log_level_out", "debug")
        .With("log_level_forward", "err")
        .With("log_conntrack", true)
        .With("conntrack_allow_invalid", true)
        .With("conntrack_helpers", Value.Set("ftp", "tftp"))
        .With("conntrack_max", 300000)
        .With("conntrack_tcp_timeout_established_seconds", 8000)
        .With("conntrack_tcp_timeout_syn_recv_seconds", 40)
        .With("nosmurfs", true)
        .With("smurf_log_level", "warning")
        .With("tcp_flags", true)
        .With("tcp_flags_log_level", "notice")
        .With("protection_synflood", true)
        .With("protection_synflood_rate", 100)
        .With("protection_synflood_burst", 500);

    private static readonly Lifecycle Life = new("firewall_options_node")
    {
        Id = "pve1",
        Minimal = Minimal,
        Full = Full,
        Changed = Full
            .With("allow_lockout", false)
            .With("enabled", true)
            .With("nftables", false)
            .With("ndp", false)
            .With("log_level_in", "alert")
            .With("conntrack_helpers", Value.Set("sip"))
            .With("conntrack_max", 400000)
            .With("nosmurfs", false)
            .With("protection_synflood_rate", 90),
        Drift = pve => pve.Request("PUT", Path, ("log_level_in", "crit"), ("delete", "tcpflags")),
        Find = pve => pve.Request("GET", Path),
        Untold = ["allow_lockout"],
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_was_not_set_before_is_not_set_behind_it(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Minimal.With("enabled", true).With("log_level_in", "nolog").With("ndp", true).With("tcp_flags", true));
        Assert.That(pve.Request("GET", Path)!.Children<JProperty>().Select(option => option.Name), Has.Member("enable"));
        await client.ApplyAsync(Value.Null);
        Assert.That(pve.Request("GET", Path)!.Children<JProperty>().Select(option => option.Name), Is.EqualTo(new[] { "digest" }));
    }
}
