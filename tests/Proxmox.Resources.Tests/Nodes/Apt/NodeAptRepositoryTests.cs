using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Apt;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Apt;

public sealed class NodeAptRepositoryTests
{
    private const string Path = "/nodes/pve1/apt/repositories";
    private const string More = "/etc/apt/sources.list.d/more.list";

    private static readonly Value Full = Config(("node", "pve1"), ("path", More), ("index", 1), ("enabled", false));

    private static readonly Lifecycle Life = new("node_apt_repository")
    {
        Id = $"pve1:{More}:1",
        Minimal = Full,
        Full = Full,
        Changed = Full.With("enabled", true),
        Arrange = Stock,
        Drift = pve => pve.Request("POST", Path, ("path", More), ("index", 1), ("enabled", 1)),
        Find = Entry,
        CreateRequest = ("POST", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task An_entry_is_disabled_and_comes_back_with_the_end_of_the_resource(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Stock(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_repository", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        Assert.That(Entry(pve)!.Value<int>("Enabled"), Is.Zero);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Entry(pve)!.Value<int>("Enabled"), Is.EqualTo(1));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task An_entry_or_file_that_there_is_not_is_refused_with_what_there_is(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Stock(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_repository", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Full.With("index", 7))).Errors,
            Has.Some.Contains($"{More} has 2 entries, so that the index is at most 1"));
        Assert.That((await client.ApplyAsync(Full.With("path", "/etc/apt/sources.list"))).Errors,
            Has.Some.Contains("node pve1 has no file /etc/apt/sources.list that could be read").And.Some.Contains(More));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task An_entry_that_others_come_before_is_still_the_same(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Stock(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_repository", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        pve.Datacenter.Locked(datacenter => NodeApt.Of(datacenter, "pve1").Files.Single(file => file.Path == More)
            .Repositories.Insert(0, new("http://deb.example.com", ["stable"], ["new"])));
        Assert.That((await client.PlanAsync(Full)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Full.With("enabled", true))).Errors, Is.Empty);
        Assert.That(Enabled(pve), Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        Assert.That(Enabled(pve), Is.EqualTo(new[] { 1, 1, 0 }));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Enabled(pve), Is.EqualTo(new[] { 1, 1, 1 }));
    }

    private static int[] Enabled(PveSimulator pve) => [.. pve.Request("GET", Path)!["files"]!
        .First(file => file.Value<string>("path") == More)["repositories"]!.Select(entry => entry.Value<int>("Enabled"))];

    // No file is called the same in every version.
    private static void Stock(PveSimulator pve) => pve.Datacenter.Locked(datacenter =>
    {
        var file = new AptFile(More);
        file.Repositories.AddRange(
            [new("http://deb.example.com", ["stable"], ["main"]), new("http://deb.example.com", ["stable"], ["more"])]);
        NodeApt.Of(datacenter, "pve1").Files.Add(file);
    });

    private static JToken? Entry(PveSimulator pve) => pve.Request("GET", Path)!["files"]!
        .First(file => file.Value<string>("path") == More)["repositories"]![1];
}
