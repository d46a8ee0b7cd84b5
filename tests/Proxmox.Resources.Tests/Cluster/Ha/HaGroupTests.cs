using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Ha;

internal sealed class HaGroupTests
{
    private const string Path = "/cluster/ha/groups/prefer-first";

    private static readonly Value Minimal = Config(("group_id", "prefer-first"), ("nodes", Config(("pve1", 2), ("pve2", 1))));

    private static readonly Value Full = Minimal.With("restricted", true).With("no_failback", true).With("comment", "by the rack");

    private static readonly Lifecycle Life = new("ha_group")
    {
        Version = PveVersion.V84,
        Id = "prefer-first",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("nodes", Config(("pve2", 0), ("pve3", 0))).With("restricted", false).With("no_failback", false)
            .With("comment", "by the power"),
        Replacements = [("group_id", "other")],
        Drift = pve => pve.Request("PUT", Path, ("nodes", "pve3"), ("comment", "theirs")),
        Remove = pve => pve.Request("DELETE", Path),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("POST", "/cluster/ha/groups"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task From_PVE_9_on_the_plan_names_the_rule()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal)).Errors,
            Has.One.Contains("ha_group was removed in PVE 9.0. Use ha_rule_node_affinity in its place."));
    }
}
