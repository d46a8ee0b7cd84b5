using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Pools;

public sealed class PoolTests
{
    private static readonly Lifecycle Life = new("pool")
    {
        Id = "team/web",
        Arrange = pve => pve.Request("POST", "/pools", ("poolid", "team")),
        Minimal = Config(("pool_id", "team/web")),
        Full = Config(("pool_id", "team/web"), ("comment", "Web servers, ümlaut; a=b")),
        Changed = Config(("pool_id", "team/web"), ("comment", "Others")),
        Replacements = [("pool_id", "other")],
        Drift = pve => pve.Request("PUT", "/pools", ("poolid", "team/web"), ("comment", "by hand")),
        Remove = pve => pve.Request("DELETE", "/pools", ("poolid", "team/web")),
        Find = pve => pve.Request("GET", "/pools", ("poolid", "team/web")),
        CreateRequest = ("POST", "/pools"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
