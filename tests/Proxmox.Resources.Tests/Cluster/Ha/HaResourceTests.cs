using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Ha;

internal sealed class HaResourceTests
{
    private const string Collection = "/cluster/ha/resources";
    private const string Path = Collection + "/vm:4100";

    private static readonly Value Minimal = Config(("sid", "vm:4100"));

    private static readonly Value Full = Minimal.With("state", "stopped").With("max_restart", 3).With("max_relocate", 2)
        .With("failback", false).With("comment", "pager").With("purge_on_destroy", false);

    private static readonly Lifecycle Life = new("ha_resource")
    {
        Id = "vm:4100",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("state", "disabled").With("max_restart", 0).With("max_relocate", 0).With("failback", true)
            .With("comment", "mail").With("purge_on_destroy", true),
        Replacements = [("sid", "vm:4101")],
        Arrange = pve => HaWorld.Furnish(pve, 4100, 4101),
        Drift = pve => pve.Request("PUT", Path, ("max_restart", 7), ("comment", "theirs")),
        Remove = pve => pve.Request("DELETE", Path),
        Find = pve => pve.Request("GET", Path),
        Untold = ["purge_on_destroy"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = "without it the state is whatever the guest's start and stop make of it",
            ["group_id"] = "PVE 9 has none",
        },
        CreateRequest = ("POST", Collection),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCase(false, "stopped")]
    [TestCase(true, "started")]
    public async Task Without_a_state_HA_takes_a_guest_as_it_is(bool isRunning, string state)
    {
        await using var pve = await StartedAsync(isRunning);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That((string?)pve.Request("GET", Path)!["state"], Is.EqualTo(state));
        Assert.That(client.State["state"].AsText(), Is.EqualTo(state));
    }

    [Test]
    public async Task Who_may_not_see_the_guest_leaves_its_state_to_PVE()
    {
        await using var pve = await StartedAsync(isRunning: false);
        pve.Faults.On("GET", "/nodes/*/qemu/4100/status/current").Fail(403, "Permission check failed (/vms/4100, VM.Audit)\n");
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", Path)!["state"], Is.Null);
        Assert.That(client.State["state"].AsText(), Is.EqualTo("started"));
    }

    [Test]
    public async Task A_guest_that_there_is_not_is_refused_in_PVEs_words()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("resource 'vm:4100' does not exist in cluster"));
    }

    [TestCase("4100")]
    [TestCase("qemu:4100")]
    public async Task A_name_that_PVE_would_write_otherwise_is_refused_in_the_plan(string sid)
    {
        await using var pve = await StartedAsync(isRunning: false);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Config(("sid", sid)))).Errors, Has.One.Contains("\"vm:100\" or \"ct:200\""));
    }

    [Test]
    public async Task A_bare_VMID_is_imported_by_what_PVE_calls_it()
    {
        await using var pve = await StartedAsync(isRunning: false);
        pve.Request("POST", Collection, ("sid", "4100"), ("state", "stopped"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ImportAsync(Minimal, "4100")).Errors, Is.Empty);
        Assert.That(client.State["sid"].AsText(), Is.EqualTo("vm:4100"));
    }

    [Test]
    public async Task The_older_word_for_started_makes_no_difference()
    {
        await using var pve = await StartedAsync(isRunning: true);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("state", "started");
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        pve.Request("PUT", Path, ("state", "enabled"));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task A_group_is_one_of_8_4_alone()
    {
        await using var old = await StartedAsync(isRunning: false, PveVersion.V84);
        old.Request("POST", "/cluster/ha/groups", ("group", "first"), ("nodes", "pve1"));
        await using var client = await WireClient.StartAsync(old, Life.Resource);
        var config = Minimal.With("group_id", "first");
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((string?)old.Request("GET", Path)!["group"], Is.EqualTo("first"));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));

        await using var pve = await StartedAsync(isRunning: false);
        await using var other = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await other.PlanAsync(config)).Errors,
            Has.One.Contains("group_id was removed in PVE 9.0. Use ha_rule_node_affinity in its place."));
    }

    [TestCase(null, true)]
    [TestCase(true, true)]
    [TestCase(false, false)]
    public async Task Rules_forget_a_guest_that_leaves_HA_unless_told_otherwise(bool? purges, bool isForgotten)
    {
        await using var pve = await StartedAsync(isRunning: false);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal.With("purge_on_destroy", purges is { } set ? set : Value.Null))).Errors, Is.Empty);
        pve.Request("POST", "/cluster/ha/rules", ("rule", "first"), ("type", "node-affinity"), ("resources", "vm:4100"), ("nodes", "pve1"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", "/cluster/ha/rules")!.Any(), Is.EqualTo(!isForgotten));
    }

    [Test]
    public async Task One_that_left_HA_meanwhile_is_destroyed_without_complaint()
    {
        await using var pve = await StartedAsync(isRunning: false);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        pve.Faults.On("DELETE", Path).FailAfterHandling(500, "cannot delete service 'vm:4100', not HA managed!\n");
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
    }

    private static async Task<PveSimulator> StartedAsync(bool isRunning, PveVersion version = PveVersion.V92)
    {
        var pve = await PveSimulator.StartAsync(new() { Version = version });
        HaWorld.Furnish(pve, 4100);
        if (isRunning)
        {
            GuestWorld.Run(pve, "POST", "/nodes/pve1/qemu/4100/status/start");
        }

        return pve;
    }
}
