using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephFlagsTests
{
    private const string Path = "/cluster/ceph/flags";

    private static readonly Value Full = Config(
        ("nobackfill", false), ("nodeep_scrub", true), ("nodown", false), ("noin", false), ("noout", true), ("norebalance", false),
        ("norecover", false), ("noscrub", true), ("notieragent", true), ("noup", false), ("pause", false));

    private static readonly Lifecycle Life = new("ceph_flags")
    {
        Id = "flags",
        Minimal = Config(),
        Full = Full,
        Changed = Full.With("nodeep_scrub", false).With("noscrub", false).With("notieragent", false).With("nodown", true),
        Arrange = CephWorld.Initialise,
        Drift = pve => pve.Request("PUT", Path + "/noout", ("value", 0)),
        Find = pve => new JObject { ["flags"] = pve.Request("GET", Path) },
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_flag_that_is_not_mentioned_is_left_alone_and_one_that_was_set_here_goes_again(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Initialise(pve);
        pve.Request("PUT", Path + "/noscrub", ("value", 1));
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Config(("noout", true)))).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Flags.ToArray()), Is.EqualTo(new[] { "noout", "noscrub" }));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Flags.ToArray()), Is.EqualTo(new[] { "noscrub" }));
    }
}
