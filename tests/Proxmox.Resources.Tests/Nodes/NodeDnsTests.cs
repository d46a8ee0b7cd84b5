using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes;

public sealed class NodeDnsTests
{
    private const string Path = "/nodes/pve1/dns";

    private static readonly Value Minimal = Config(("node", "pve1"), ("search_domain", "example.com"));

    private static readonly Lifecycle Life = new("node_dns")
    {
        Id = "pve1",
        Minimal = Minimal,
        Full = Minimal.With("servers", Value.List("192.0.2.53", "fd00::53")),
        Changed = Config(("node", "pve1"), ("search_domain", "example.org"), ("servers", Value.List("192.0.2.54"))),
        Drift = pve => pve.Request("PUT", Path, ("search", "theirs.example.com")),
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
        pve.Request("PUT", Path, ("search", "before.example.com"), ("dns1", "192.0.2.1"), ("dns2", "192.0.2.2"));
        var before = pve.Request("GET", Path)!.ToString();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_dns", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Life.Full)).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", Path)!.ToString(), Is.EqualTo(before));
    }
}
