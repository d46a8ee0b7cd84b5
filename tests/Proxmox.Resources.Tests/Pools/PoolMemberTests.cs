using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Pools;

public sealed class PoolMemberTests
{
    private static readonly Lifecycle Life = new("pool_member")
    {
        Id = "club/web/local",
        Arrange = pve =>
        {
            pve.Request("POST", "/pools", ("poolid", "club"));
            pve.Request("POST", "/pools", ("poolid", "club/web"));
            pve.Request("POST", "/pools", ("poolid", "club-other"));
        },
        Minimal = Config(("pool_id", "club/web"), ("member", "local")),
        Full = Config(("pool_id", "club/web"), ("member", "local"), ("adopt", true), ("allow_move", true)),
        Replacements = [("pool_id", "club-other"), ("member", "local-lvm")],
        Remove = pve => pve.Request("PUT", "/pools", ("poolid", "club/web"), ("storage", "local"), ("delete", 1)),
        Find = pve => (JArray)pve.Request("GET", "/pools", ("poolid", "club/web"))![0]!["members"]!,
        CreateRequest = ("PUT", "/pools"),
        Untold = ["adopt", "allow_move"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_VMID_that_nobody_has_is_told_at_plan_and_never_sent()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        pve.Request("POST", "/pools", ("poolid", "club"));
        await using var client = await ClientKinds.StartAsync(ClientKind.Wire, pve, "pool_member");
        var config = Config(("pool_id", "club"), ("member", "4711"));
        Assert.That((await client.PlanAsync(config)).Warnings, Has.Exactly(1).Contains("no guest 4711"));
        pve.Requests.Clear();
        Assert.That((await client.ApplyAsync(config)).Errors, Has.Exactly(1).Contains("VMID 4711"));
        Assert.That(pve.Requests.All.Any(request => request.Verb == "PUT"), Is.False);
    }
}
