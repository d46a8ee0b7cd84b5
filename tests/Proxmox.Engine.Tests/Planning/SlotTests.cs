using Proxmox.Client;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>Slots that somebody else filled beside those that the user manages.</summary>
internal sealed class SlotTests
{
    private static readonly Value Virtio = Value.Object(("model", "virtio"));

    [Test]
    public async Task A_slot_of_somebody_else_is_neither_shown_nor_freed()
    {
        var bench = new Bench();
        var config = WithNets(bench, ("net0", Virtio));
        var applied = await bench.UpAsync(config);
        bench.Pve.Section("/widgets/w1")!["net1"] = ["e1000,macaddr=BC:24:11:00:01:01"];
        applied = await bench.RefreshAsync(applied);
        Assert.That(applied.State["nets"].Members.Keys, Is.EqualTo(new[] { "net0" }));
        Assert.That((await bench.PlanAsync(config, applied.State, applied.Managed)).Planned, Is.EqualTo(applied.State));
        await bench.UpAsync(WithNets(bench, ("net2", Virtio)), applied);
        Assert.That(bench.Pve.Writes.Last().Form["delete"], Is.EqualTo("net0"));
        Assert.That(bench.Pve.Stored("/widgets/w1", "net1"), Is.Not.Null);
    }

    [Test]
    public async Task An_import_shows_every_slot_and_a_config_with_fewer_frees_none()
    {
        var bench = new Bench();
        bench.Pve.Put(
            "/widgets/w1", ("type", "widget"), ("net0", "virtio,macaddr=BC:24:11:00:01:00"), ("net1", "e1000,macaddr=BC:24:11:00:01:01"));
        var imported = await bench.ImportAsync("w1");
        Assert.That(imported.State["nets"].Members.Keys, Is.EqualTo(new[] { "net0", "net1" }));

        var config = WithNets(bench, ("net0", Virtio));
        var plan = await bench.PlanAsync(config, imported.State, imported.Managed);
        Assert.That(plan.Planned["nets"].Members.Keys, Is.EqualTo(new[] { "net0" }));
        Assert.That(Bench.Texts(plan.Diagnostics).Single(), Does.StartWith("Warning at nets[\"net1\"]: A value stays in PVE"));
        var answer = await bench.ApplyAsync(config, plan, imported.State);
        Assert.That(Bench.Texts(answer.Diagnostics), Is.Empty);
        Assert.That(bench.Pve.Writes, Is.Empty);

        var settled = await bench.RefreshAsync(new(answer.State, answer.Managed));
        var again = await bench.PlanAsync(config, settled.State, settled.Managed);
        Assert.That(again.Planned, Is.EqualTo(settled.State));
        Assert.That(again.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_slot_that_the_user_takes_out_is_freed()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(WithNets(bench, ("net0", Virtio), ("net1", Virtio)));
        await bench.UpAsync(WithNets(bench, ("net1", Virtio)), applied);
        Assert.That(bench.Pve.Writes.Last().Form["delete"], Is.EqualTo("net0"));
    }

    [Test]
    public async Task A_slot_that_could_not_be_freed_is_freed_by_the_next_apply()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(WithNets(bench, ("net0", Virtio), ("net1", Virtio)));
        var config = WithNets(bench, ("net0", Virtio));
        bench.Pve.Before = (call, _) => call.Method == "PUT" ? throw FakePve.Fault(FaultKind.Quorum, "no quorum", call)
            : Task.CompletedTask;
        var failed = await bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        bench.Pve.Before = (_, _) => Task.CompletedTask;
        var retried = await bench.RefreshAsync(new(failed.State, failed.Managed));
        await bench.UpAsync(config, retried);
        Assert.That(bench.Pve.Writes.Last().Form["delete"], Is.EqualTo("net1"));
    }

    [Test]
    public async Task A_slot_that_somebody_else_filled_is_not_overwritten()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(WithNets(bench, ("net0", Virtio)));
        bench.Pve.Section("/widgets/w1")!["net1"] = ["e1000,macaddr=BC:24:11:00:01:01"];
        applied = await bench.RefreshAsync(applied);
        var config = WithNets(bench, ("net0", Virtio), ("net1", Virtio));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith("Error at nets[\"net1\"]: nets[\"net1\"] is taken").And.Contains("Use a free slot, or free this one in PVE."));
        Assert.That(bench.Pve.Stored("/widgets/w1", "net1"), Does.StartWith("e1000"));
    }

    [Test]
    public async Task A_change_of_another_slot_since_the_plan_is_no_conflict()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(WithNets(bench, ("net0", Virtio), ("net1", Virtio)));
        bench.Pve.Section("/widgets/w1")!["net1"] = ["virtio,macaddr=BC:24:11:00:01:01,tag=9"];
        var config = WithNets(bench, ("net0", Virtio.With("tag", 5)), ("net1", Virtio));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        Assert.That(answer.Diagnostics.HasErrors, Is.False);
        Assert.That(bench.Pve.Stored("/widgets/w1", "net0"), Does.Contain("tag=5"));
        Assert.That(bench.Pve.Stored("/widgets/w1", "net1"), Does.Contain("tag=9"));
    }

    [Test]
    public async Task A_computed_part_that_changes_by_itself_is_neither_a_conflict_nor_a_mismatch()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(WithNets(bench, ("net0", Virtio), ("net1", Virtio)).With("rules", Value.List(Rule("drop"))));
        bench.Pve.Section("/widgets/w1")!["net0"] = ["virtio,macaddr=BC:24:11:00:01:00,link=down"];
        bench.Pve.Section("/widgets/w1")!["rule"] = ["drop,pos=7"];
        bench.Pve.After = call => _ = call.Method == "PUT"
            ? bench.Pve.Section("/widgets/w1")!["net1"] = ["virtio,macaddr=BC:24:11:00:01:01,link=down"] : null;
        var updated = await bench.UpAsync(WithNets(bench, ("net0", Virtio.With("tag", 5)), ("net1", Virtio))
            .With("rules", Value.List(Rule("drop"), Rule("accept"))), applied);
        Assert.That(updated.State["nets"]["net0"]["tag"], Is.EqualTo(Value.Of(5)));
    }

    [Test]
    public async Task What_PVE_stored_otherwise_is_warned_of()
    {
        var bench = new Bench();
        bench.Pve.After = call => _ = call.Method == "POST"
            ? bench.Pve.Section("/widgets/w1")!["net0"] = ["e1000,macaddr=BC:24:11:00:01:00"] : null;
        var config = WithNets(bench, ("net0", Virtio));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.StartWith("Warning at nets: PVE stored a value differently"));
    }

    private static Value Rule(string action) => Bench.Complete(Declarations.Widget.Rules.Type.Nested, Value.Object(("action", action)));

    private static Value WithNets(Bench bench, params ReadOnlySpan<(string Slot, Value Net)> nets) =>
        bench.Config(("name", "w1"), ("nets", Value.Object(nets)));
}
