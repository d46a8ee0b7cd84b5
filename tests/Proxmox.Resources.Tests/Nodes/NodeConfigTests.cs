using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes;

public sealed class NodeConfigTests
{
    private const string Path = "/nodes/pve1/config";

    private static readonly Value Minimal = Config(("node", "pve1"));

    private static readonly Value Full = Value.Object([.. Minimal.Members, .. Config(
        ("description", "# Upper shelf\nask the operators"), ("ballooning_target_percent", 70), ("start_on_boot_delay_seconds", 30),
        ("wake_on_lan", Config(
            ("mac_address", "BC:24:11:00:00:02"), ("bind_interface", "vmbr0"), ("broadcast_address", "192.0.2.255"))),
        ("acme", Config(("account", "staging"), ("domains", Value.Set("a.example.com", "b.example.com")))),
        ("acme_domains", Config(
            ("acmedomain0", Config(("domain", "c.example.com"), ("plugin", "cloudflare"), ("alias", "d.example.com"))),
            ("acmedomain2", Config(("domain", "e.example.com"))))),
        ("location", Config(
            ("latitude", Value.Of(Number.Parse("48.2"))), ("longitude", Value.Of(Number.Parse("16.3"))), ("name", "Vienna")))).Members]);

    private static readonly Lifecycle Life = new("node_config")
    {
        Id = "pve1",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("description", "moved").With("ballooning_target_percent", 90)
            .With("wake_on_lan", Config(
                ("mac_address", "BC-24-11-00-00-03"), ("bind_interface", "vmbr1"), ("broadcast_address", "198.51.100.255")))
            .With("acme", Config(("account", "default"), ("domains", Value.Set("a.example.com"))))
            .With("acme_domains", Config(
                ("acmedomain0", Config(("domain", "f.example.com"), ("plugin", "standalone"), ("alias", "g.example.com"))),
                ("acmedomain2", Config(("domain", "h.example.com"))))),
        Drift = pve => pve.Request("PUT", Path, ("description", "theirs"), ("delete", "wakeonlan")),
        Find = pve => new JObject { ["config"] = pve.Request("GET", Path) },
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
