using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephClusterTests
{
    private const string Path = "/nodes/localhost/ceph/init";

    private static readonly Value Full = Config(
        ("node", "pve2"), ("network", "192.0.2.0/24"), ("cluster_network", "192.0.2.0/25"), ("size", 2), ("min_size", 1),
        ("disable_cephx", false), ("adopt", true));

    // Ceph is initialised once, and nothing takes that back.
    private static readonly Lifecycle Life = new("ceph_cluster")
    {
        Id = "ceph",
        Minimal = Config(),
        Full = Full,
        Changed = Full.With("network", "192.0.0.0/16").With("cluster_network", "192.0.2.0/24"),
        Find = pve => new JObject { ["conf"] = Conf(pve) },
        CreateRequest = ("POST", Path),
        Warned = ["Ceph's configuration stays"],
        IsPermanent = true,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public async Task Ceph_is_initialised_and_stays_so_when_it_is_no_longer_managed(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var made = await client.ApplyAsync(Config());
        Assert.That((made.Errors, made.Action), Is.EqualTo((Array.Empty<string>(), PlannedAction.Create)));
        Assert.That(Conf(pve), Does.Contain("osd_pool_default_size = 3").And.Contain("osd_pool_default_min_size = 2")
            .And.Contain("auth_client_required = cephx"));
        Assert.That((await client.PlanAsync(Config())).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(client.State["fsid"].AsText(), Has.Length.EqualTo(36));

        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(client.State.IsNull, Is.True);
        Assert.That(Conf(pve), Does.Contain("fsid"));

        Assert.That((await client.ApplyAsync(Config())).Errors, Has.Some.Contains("to take it over"));
        Assert.That((await client.ImportAsync(Config(), Life.Id)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(Config())).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task All_that_is_given_is_sent_and_networks_are_changed_in_place(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Full)).Errors, Is.Empty);
        Assert.That(Sent(pve), Is.EqualTo(
            new[] { "cluster-network=192.0.2.0/25&disable_cephx=0&min_size=1&network=192.0.2.0/24&size=2" }));
        Assert.That((await client.PlanAsync(Full)).Action, Is.EqualTo(PlannedAction.Nothing));
        pve.Requests.Clear();
        var changed = await client.ApplyAsync(Life.Changed);
        Assert.That((changed.Errors, changed.Action), Is.EqualTo((Array.Empty<string>(), PlannedAction.Update)));
        Assert.That(Conf(pve), Does.Contain("public_network = 192.0.0.0/16").And.Contain("cluster_network = 192.0.2.0/24"));
        Assert.That((await client.PlanAsync(Life.Changed)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Value.Null)).Warnings, Has.Some.Contains("Ceph's configuration stays"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_is_for_the_beginning_is_not_changed_later(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Full);
        Assert.That((await client.PlanAsync(Full.With("size", 3))).Errors, Has.Some.Contains("Ceph's configuration stays as it began"));
    }

    [Test]
    public async Task A_node_without_Ceph_is_told_with_the_remedy()
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Change(pve, ceph => ceph.MissingOn.Add("pve1"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Config())).Errors, Has.Some.Contains("run `pveceph install` on it"));
    }

    [Test]
    public async Task Pools_cannot_need_more_copies_than_they_have_nor_OSDs_a_network_alone()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var errors = (await client.PlanAsync(Config(("size", 2), ("min_size", 3), ("cluster_network", "192.0.2.0/24")))).Errors;
        Assert.That(errors, Has.Some.Contains("set it to that at most").And.Some.Contains("cluster_network needs network"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task An_initialisation_whose_answer_is_lost_is_found(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", Path).Once().DropAfterHandling();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Config())).Errors, Is.Empty);
    }

    private static string? Conf(PveSimulator pve) => pve.Datacenter.Locked(datacenter => datacenter.File("ceph.conf").Text);

    private static IEnumerable<string> Sent(PveSimulator pve) => pve.Requests.All.Where(request => request.Verb == "POST").Select(
        request => string.Join('&', request.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Key}={parameter.Value}")));
}
