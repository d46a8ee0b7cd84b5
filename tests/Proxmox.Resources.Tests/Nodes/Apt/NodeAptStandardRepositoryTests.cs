using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Apt;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Apt;

public sealed class NodeAptStandardRepositoryTests
{
    private const string Path = "/nodes/pve1/apt/repositories";
    private const string Mine = "no-subscription";

    private static readonly Value Full = Config(("node", "pve1"), ("handle", Mine), ("enabled", true));

    private static readonly Lifecycle Life = new("node_apt_standard_repository")
    {
        Id = "pve1/" + Mine,
        Minimal = Full,
        Full = Full,
        Changed = Full.With("enabled", false),
        Drift = pve => Set(pve, "/etc/apt/sources.list.d/proxmox.sources", 0, enabled: false),
        Find = pve => Known(pve, Mine),
        CreateRequest = ("PUT", Path),
        IsPermanent = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task One_that_the_installer_left_is_disabled_and_comes_back(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_standard_repository", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Config(("node", "pve1"), ("handle", "enterprise"), ("enabled", false)))).Errors, Is.Empty);
        Assert.That(Known(pve, "enterprise")!.Value<int>("status"), Is.Zero);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Known(pve, "enterprise")!.Value<int>("status"), Is.EqualTo(1));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_was_not_there_is_disabled_at_the_end(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_standard_repository", Life.ProviderFor(pve));
        var ceph = Config(("node", "pve1"), ("handle", "ceph-reef-no-subscription"));
        Assert.That((await client.ApplyAsync(ceph)).Errors, Is.Empty);
        Assert.That(Known(pve, "ceph-reef-no-subscription")!.Value<int>("status"), Is.EqualTo(1));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Known(pve, "ceph-reef-no-subscription")!.Value<int>("status"), Is.Zero);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task One_that_the_release_does_not_have_is_refused_with_those_that_it_has(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_standard_repository", Life.ProviderFor(pve));
        var outcome = await client.ApplyAsync(Config(("node", "pve1"), ("handle", "ceph-reef-test")));
        Assert.That(outcome.Errors, Has.Some.Contains("it knows enterprise, no-subscription, test, ceph-squid-enterprise"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Every_entry_of_it_is_disabled_and_none_of_an_older_release(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var file = new AptFile("/etc/apt/sources.list.d/more.sources");
        file.Repositories.Add(new("https://enterprise.proxmox.com/debian", ["trixie"], ["pve-enterprise"]));
        file.Repositories.Add(new("https://enterprise.proxmox.com/debian/pve", ["bookworm"], ["pve-enterprise"]));
        pve.Datacenter.Locked(datacenter => NodeApt.Of(datacenter, "pve1").Files.Add(file));
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_standard_repository", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Config(("node", "pve1"), ("handle", "enterprise"), ("enabled", false)))).Errors, Is.Empty);
        Assert.That(file.Repositories.Select(entry => entry.Enabled), Is.EqualTo(new[] { false, true }));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_change_of_somebody_else_in_between_is_no_error(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("PUT", Path).Fail(500, "detected modified configuration - file changed by other user? Try again.").Once();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_apt_standard_repository", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors, Is.Empty);
        Assert.That(Known(pve, Mine)!.Value<int>("status"), Is.EqualTo(1));
    }

    private static Newtonsoft.Json.Linq.JToken? Known(PveSimulator pve, string handle) => pve.Request("GET", Path)!["standard-repos"]!
        .FirstOrDefault(standard => standard.Value<string>("handle") == handle && standard["status"] is not null);

    private static void Set(PveSimulator pve, string path, int index, bool enabled) =>
        pve.Request("POST", Path, ("path", path), ("index", index), ("enabled", enabled ? 1 : 0));
}
