using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Hosts;

public sealed class NodeHostsTests
{
    private const string Path = "/nodes/pve1/hosts";

    private static readonly Value Full =
        Config(("node", "pve1"), ("content", "127.0.0.1 localhost\n192.0.2.11 pve1.example.com pve1\n# by us\n"));

    private static readonly Lifecycle Life = new("node_hosts")
    {
        Id = "pve1",
        Minimal = Full,
        Full = Full,
        Changed = Full.With("content", "192.0.2.11 pve1\n127.0.0.1 localhost"),
        Drift = pve => pve.Request("POST", Path, ("data", "192.0.2.11 pve1\n")),
        Find = pve => pve.Request("GET", Path),
        CreateRequest = ("POST", Path),
        IsPermanent = true,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_was_before_comes_back_and_a_file_without_the_node_is_warned_of(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var before = pve.Request("GET", Path)!.Value<string>("data");
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_hosts", Life.ProviderFor(pve));
        var outcome = await client.ApplyAsync(Full.With("content", "127.0.0.1 localhost"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome.Warnings, Has.Some.Contains("No line names node pve1 itself"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", Path)!.Value<string>("data"), Is.EqualTo(before));
    }
}
