using Proxmox.Client;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>Parameters that are grouped under one attribute: slots with keys of their own, and members that share a parameter.</summary>
internal sealed class GroupTests
{
    private const string Path = "/sprockets/s1";

    private static readonly Value First = Address("192.0.2.1/24");

    [Test]
    public async Task A_slot_is_sent_and_read_under_the_name_of_its_parameter()
    {
        var bench = Bench();
        var applied = await bench.UpAsync(With(bench, ("net0", First.With("gateway", "192.0.2.254")), ("net3", Address("dhcp"))));
        Assert.That(bench.Pve.Stored(Path, "ipconfig0"), Is.EqualTo("ip=192.0.2.1/24,gw=192.0.2.254"));
        Assert.That(bench.Pve.Stored(Path, "ipconfig3"), Is.EqualTo("ip=dhcp"));

        var imported = await bench.ImportAsync("s1");
        Assert.That(imported.State["guest"]["interfaces"], Is.EqualTo(applied.State["guest"]["interfaces"]));
    }

    [Test]
    public async Task A_slot_that_the_user_takes_out_is_freed_and_others_stay()
    {
        var bench = Bench();
        var applied = await bench.UpAsync(With(bench, ("net0", First), ("net1", First)));
        bench.Pve.Section(Path)!["ipconfig2"] = ["ip=dhcp"];
        applied = await bench.RefreshAsync(applied);
        Assert.That(applied.State["guest"]["interfaces"].Members.Keys, Is.EqualTo(new[] { "net0", "net1" }));

        await bench.UpAsync(With(bench, ("net1", First)), applied);
        Assert.That(bench.Pve.Writes.Last().Form["delete"], Is.EqualTo("ipconfig0"));
        Assert.That(bench.Pve.Stored(Path, "ipconfig2"), Is.EqualTo("ip=dhcp"));
    }

    [Test]
    public async Task A_slot_that_somebody_else_filled_is_not_overwritten()
    {
        var bench = Bench();
        var applied = await bench.UpAsync(With(bench, ("net0", First)));
        bench.Pve.Section(Path)!["ipconfig1"] = ["ip=dhcp"];
        var answer = await ApplyAsync(bench, With(bench, ("net0", First), ("net1", First)), applied);
        Assert.That(Tests.Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith("Error at guest.interfaces[\"net1\"]: guest.interfaces[\"net1\"] is taken"));
        Assert.That(bench.Pve.Stored(Path, "ipconfig1"), Is.EqualTo("ip=dhcp"));
    }

    [Test]
    public async Task A_refused_slot_is_shown_by_its_key()
    {
        var bench = Bench();
        bench.Pve.Before = (call, _) => call.Method == "POST"
            ? throw new PveFault(FaultKind.Unknown,
                "Parameter verification failed.")
            { Parameters = new Dictionary<string, string> { ["ipconfig1"] = "no such network" } }
            : Task.CompletedTask;
        var config = With(bench, ("net1", First));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Tests.Bench.Texts(answer.Diagnostics).Single(), Does.StartWith("Error at guest.interfaces[\"net1\"]:"));
    }

    [Test]
    public void A_slot_that_there_is_not_is_refused_by_its_key()
    {
        var bench = Bench();
        var diagnostics = bench.Provider.Validate(Sprocket.Declaration, With(bench, ("ipconfig0", First), ("net4", First)));
        Assert.That(Tests.Bench.Texts(diagnostics).ToList(), Has.Count.EqualTo(2).And.All.Contains("PVE has net0 to net3."));
    }

    [Test]
    public async Task A_change_of_a_member_that_the_update_does_not_write_is_no_conflict()
    {
        var bench = Bench();
        var applied = await bench.UpAsync(Guest(bench, ("user", "one"), ("model", "host")));
        bench.Pve.Section(Path)!["cpu"] = ["kvm64"];
        var answer = await ApplyAsync(bench, Guest(bench, ("user", "two"), ("model", "host")), applied);
        Assert.That(answer.Diagnostics.HasErrors, Is.False);
        Assert.That(bench.Pve.Stored(Path, "cpu"), Is.EqualTo("kvm64"));
    }

    [Test]
    public async Task A_change_of_what_shares_the_written_parameter_is_a_conflict()
    {
        var bench = Bench();
        var applied = await bench.UpAsync(Guest(bench, ("model", "host"), ("level", "1")));
        bench.Pve.Section(Path)!["cpu"] = ["kvm64,level=1"];
        var answer = await ApplyAsync(bench, Guest(bench, ("model", "host"), ("level", "2")), applied);
        Assert.That(Tests.Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith("Error at guest.model: sprocket changed after the plan"));
        Assert.That(bench.Pve.Stored(Path, "cpu"), Is.EqualTo("kvm64,level=1"));
    }

    [Test]
    public async Task What_PVE_may_choose_anew_is_cleared_only_when_the_user_had_set_it()
    {
        var bench = Bench();
        var applied = await bench.UpAsync(Guest(bench, ("user", "one")));
        bench.Pve.Section(Path)!["place"] = ["here"];
        applied = await bench.UpAsync(Guest(bench, ("user", "two")), await bench.RefreshAsync(applied));
        Assert.That(bench.Pve.Writes.Last().Form.Has("delete"), Is.False);

        applied = await bench.UpAsync(Guest(bench, ("user", "two")).With("place", "there"), applied);
        await bench.UpAsync(Guest(bench, ("user", "two")), applied);
        Assert.That(bench.Pve.Writes.Last().Form["delete"], Is.EqualTo("place"));
    }

    [Test]
    public async Task A_group_that_PVE_fills_keeps_what_the_user_never_set_when_it_goes()
    {
        var bench = new Bench(Sprocket.Pve(), Sprocket.Declaration with { Fields = [Sprocket.Name, Sprocket.Guest.ServerChosen()] });
        var applied = await bench.UpAsync(Guest(bench, ("model", "host")));
        bench.Pve.Section(Path)!["cpu"] = ["host,level=3"];
        applied = await bench.RefreshAsync(applied);
        await bench.UpAsync(bench.Config(("name", "s1")), applied);
        Assert.That(bench.Pve.Stored(Path, "cpu"), Is.EqualTo("level=3"));
    }

    private static Bench Bench() => new(Sprocket.Pve(), Sprocket.Declaration);

    private static Value Address(string address) =>
        Tests.Bench.Complete(Sprocket.Guest.Type.Nested[3].Type.Nested, Value.Object(("address", address)));

    private static Value With(Bench bench, params ReadOnlySpan<(string Slot, Value Interface)> interfaces) =>
        Guest(bench, ("interfaces", Value.Object(interfaces)));

    private static Value Guest(Bench bench, params ReadOnlySpan<(string Name, Value Value)> members) =>
        bench.Config(("name", "s1"), ("guest", Tests.Bench.Complete(Sprocket.Guest.Type.Nested, Value.Object(members))));

    private static async Task<ApplyAnswer> ApplyAsync(Bench bench, Value config, Applied before) =>
        await bench.ApplyAsync(config, await bench.PlanAsync(config, before.State, before.Managed), before.State);
}
