using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes;

public sealed class NodeTimezoneTests
{
    private const string Path = "/nodes/pve1/time";

    private static readonly Lifecycle Life = new("node_timezone")
    {
        Id = "pve1",
        Minimal = Config(("node", "pve1"), ("timezone", "Europe/Vienna")),
        Full = Config(("node", "pve1"), ("timezone", "Europe/Vienna")),
        Changed = Config(("node", "pve1"), ("timezone", "America/New_York")),
        Drift = pve => pve.Request("PUT", Path, ("timezone", "Etc/UTC")),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_was_before_comes_back_with_the_end_of_the_resource(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", Path, ("timezone", "Europe/Paris"));
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_timezone", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Life.Full)).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(Model.Values.Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", Path)!.Value<string>("timezone"), Is.EqualTo("Europe/Paris"));
    }
}
