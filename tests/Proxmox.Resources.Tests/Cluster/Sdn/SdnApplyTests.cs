using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn;

/// <summary>How changes of the SDN are applied (docs/design/sdn.md).</summary>
public sealed class SdnApplyTests
{
    private const string Configuration = "/cluster/sdn";

    [Test]
    public async Task Changes_that_are_made_together_are_applied_once()
    {
        await using var pve = await PveSimulator.StartAsync();
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => CreateAsync(provider, Zone($"z{number}"))));
        Assert.That(answers.SelectMany(answer => answer.Diagnostics), Is.Empty);
        Assert.That(answers.Select(answer => answer.State["state"]), Has.All.EqualTo(Value.Null));
        Assert.That(Writes(pve, "PUT", Configuration), Is.EqualTo(1));
        Assert.That(Writes(pve, "POST", Configuration + "/lock"), Is.EqualTo(1));
        Assert.That(pve.Request("GET", ZoneLife.Collection, ("running", 1))!.Count(), Is.EqualTo(8));
    }

    [Test]
    public async Task The_lock_is_given_back_with_the_apply()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That((await CreateAsync(Providers.Of(pve), Zone("z1"))).Diagnostics, Is.Empty);
        pve.Request("PUT", ZoneLife.Collection + "/z1", ("mtu", 1400));
    }

    [Test]
    public async Task A_lock_of_somebody_else_is_waited_for()
    {
        await using var pve = await PveSimulator.StartAsync();
        var token = (string)pve.Request("POST", Configuration + "/lock")!;
        var creating = CreateAsync(Providers.Of(pve), Zone("z1"));
        await Task.Delay(500);
        Assert.That(creating.IsCompleted, Is.False);
        pve.Request("DELETE", Configuration + "/lock", ("lock-token", token));
        Assert.That((await creating).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_lock_that_somebody_else_keeps_is_named()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", Configuration + "/lock");
        var answer = await CreateAsync(Providers.Of(pve), Zone("z1"), TimeSpan.FromSeconds(2));
        Assert.That(answer.Diagnostics.Single().Detail, Does.Contain("lock"));
        Assert.That(answer.State.IsNull, Is.True);
    }

    [Test]
    public async Task Who_gives_up_waiting_for_a_lock_takes_none_later()
    {
        await using var pve = await PveSimulator.StartAsync();
        var token = (string)pve.Request("POST", Configuration + "/lock")!;
        using var stop = new CancellationTokenSource();
        var creating = CreateAsync(Providers.Of(pve), Zone("z1"), cancel: stop.Token);
        await Task.Delay(500);
        await stop.CancelAsync();
        Assert.That((await creating).Diagnostics, Is.Not.Empty);
        pve.Request("DELETE", Configuration + "/lock", ("lock-token", token));
        await Task.Delay(1500);
        pve.Request("POST", ZoneLife.Collection, ("zone", "z2"), ("type", "simple"));
    }

    [Test]
    public async Task A_failed_apply_is_told_to_each_that_waits()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("PUT", Configuration).Fail(500, "could not commit SDN config: the disk is on fire\n");
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(CreateAsync(provider, Zone("z1")), CreateAsync(provider, Zone("z2")));
        Assert.That(answers.Select(answer => answer.Diagnostics.Single().Detail), Has.All.Contains("staged").And.All.Contains("on fire"));
        Assert.That(answers.Select(answer => answer.State["zone_id"].AsText()), Is.EqualTo(new[] { "z1", "z2" }));
        pve.Faults.Clear();
        pve.Request("PUT", ZoneLife.Collection + "/z1", ("mtu", 1400));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_is_staged_only_is_applied_by_the_next_run(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", ZoneLife.Collection, ("zone", "z1"), ("type", "simple"));
        await using var client = await ClientKinds.StartAsync(kind, pve, "sdn_zone_simple", Configurations.Of(pve));
        await client.ImportAsync(Zone("z1"), "z1");
        Assert.That(client.State["state"].AsText(), Is.EqualTo("new"));
        var outcome = await client.ApplyAsync(Zone("z1"));
        Assert.That((outcome.Action, outcome.Errors.Count), Is.EqualTo((PlannedAction.Update, 0)));
        Assert.That((await client.PlanAsync(Zone("z1"))).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(client.State["state"].IsNull, Is.True);
        Assert.That(pve.Request("GET", ZoneLife.Collection, ("running", 1))!.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_others_have_staged_before_is_named([Values] PveVersion version)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = version });
        pve.Request("POST", ZoneLife.Collection, ("zone", "theirs"), ("type", "simple"));
        await using var client = await WireClient.StartAsync(pve, "sdn_zone_simple", Configurations.Of(pve));
        Assert.That((await client.ApplyAsync(Zone("z1"))).Warnings, Has.One.Contains("zone theirs (new)").And.One.Not.Contains("z1"));
        Assert.That((await client.ApplyAsync(Zone("z1").With("mtu", 1400))).Warnings, Is.Empty);
    }

    [Test]
    public async Task Who_cannot_be_told_what_is_staged_gives_the_lock_back_all_the_same()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", ZoneLife.Collection, ("zone", "theirs"), ("type", "simple"));
        pve.Faults.On("GET", "/cluster/sdn/controllers").Fail(500, "out of order\n");
        await using var client = await WireClient.StartAsync(pve, "sdn_zone_simple", Configurations.Of(pve));
        var outcome = await client.ApplyAsync(Zone("z1"));
        Assert.That((outcome.Errors.Count, outcome.Warnings.Count), Is.EqualTo((0, 0)));
        pve.Request("PUT", ZoneLife.Collection + "/z1", ("mtu", 1400));
    }

    [Test]
    public async Task Without_apply_sdn_changes_stay_staged()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(
            pve, "sdn_zone_simple", Configurations.Of(pve).With("apply_sdn", false));
        Assert.That((await client.ApplyAsync(Zone("z1"))).Errors, Is.Empty);
        Assert.That(client.State["state"].AsText(), Is.EqualTo("new"));
        Assert.That((await client.PlanAsync(Zone("z1"))).Action, Is.EqualTo(PlannedAction.Nothing));
        pve.Request("PUT", Configuration);
        Assert.That((await client.ApplyAsync(Zone("z1").With("mtu", 1400))).Errors, Is.Empty);
        Assert.That(client.State["state"].AsText(), Is.EqualTo("changed"));
        Assert.That(Writes(pve, "PUT", Configuration), Is.Zero);
    }

    [Test]
    public async Task Before_PVE_9_there_is_no_lock()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        var answer = await CreateAsync(Providers.Of(pve), Zone("z1"));
        Assert.That(answer.Diagnostics, Is.Empty);
        Assert.That(answer.State["state"].IsNull, Is.True);
        Assert.That(Writes(pve, "POST", Configuration + "/lock"), Is.Zero);
    }

    private static int Writes(PveSimulator pve, string verb, string path) =>
        pve.Requests.All.Count(request => request.Verb == verb && request.Path == path);

    private static Value Zone(string id) => Config(("zone_id", id));

    private static async Task<ApplyAnswer> CreateAsync(
        Provider provider, Value config, TimeSpan? limit = null, CancellationToken cancel = default)
    {
        var resource = Catalogs.All.Resource("sdn_zone_simple")!;
        var plan = await provider.PlanAsync(resource, new(Value.Null, config, ManagedAttributes.Empty), cancel);
        return await provider.ApplyAsync(
            resource, new(Value.Null, plan.Planned, config, plan.Managed) { Limit = limit }, cancel);
    }
}
