using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

internal sealed class PlanTests
{
    [Test]
    public async Task A_new_object_shows_what_is_set_what_PVE_means_and_what_it_will_choose()
    {
        var bench = new Bench();
        var plan = await bench.PlanAsync(bench.Config(("name", "w1"), ("size", "8G")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Planned["id"], Is.EqualTo(Value.Of("w1")));
            Assert.That(plan.Planned["size"], Is.EqualTo(Value.Of("8G")));
            Assert.That(plan.Planned["weight"], Is.EqualTo(Value.Of(0)));
            Assert.That(plan.Planned["mac"].IsUnknown, Is.True);
            Assert.That(plan.Planned["uuid"].IsUnknown, Is.True);
            Assert.That(plan.Planned["title"].IsNull, Is.True);
        }
    }

    [Test]
    public async Task A_secret_that_must_be_set_may_be_missing_for_what_has_one_that_was_never_given()
    {
        var key = Declare.Text("key", "Key.").Secret().Required().NeverReturned();
        var bench = new Bench(resource: Widget.Declaration with { Fields = [Widget.Name, key] });
        var prior = bench.Config(("id", "w1"), ("name", "w1"));
        var (config, given) = (bench.Config(("name", "w1")), bench.Config(("name", "w1"), ("key", "canary")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await bench.PlanAsync(config, prior)).Planned, Is.EqualTo(prior));
            Assert.That(Bench.Texts((await bench.PlanAsync(config)).Diagnostics).Single(),
                Does.StartWith("Error at key: Missing key: One of key and key_wo must be set. What is made anew has no secret"));
            var managed = ManagedAttributes.Of(bench.Resource.Attributes, given);
            Assert.That(Bench.Texts((await bench.PlanAsync(config, prior, managed)).Diagnostics).Single(),
                Does.StartWith("Error at key: Missing key"));
            Assert.That((await bench.PlanAsync(given)).Diagnostics, Is.Empty);
        }
    }

    [Test]
    public async Task An_unknown_name_makes_the_id_unknown()
    {
        var bench = new Bench();
        var plan = await bench.PlanAsync(bench.Config(("name", Value.Unknown)));
        Assert.That(plan.Planned["id"].IsUnknown, Is.True);
    }

    [Test]
    public async Task What_somebody_else_set_is_kept_while_the_config_does_not_set_it()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        bench.Pve.Section("/widgets/w1")!["title"] = ["by hand"];
        var plan = await bench.PlanAsync(bench.Config(("name", "w1")), (await bench.RefreshAsync(applied)).State, applied.Managed);
        Assert.That(plan.Planned["title"], Is.EqualTo(Value.Of("by hand")));
    }

    [Test]
    public async Task What_the_user_removes_is_cleared()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "mine")));
        await bench.UpAsync(bench.Config(("name", "w1")), applied);
        Assert.That(bench.Pve.Writes.Last().Form["delete"], Is.EqualTo("title"));
    }

    [Test]
    public async Task Another_spelling_of_the_same_is_no_change()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("size", "8G")));
        var plan = await bench.PlanAsync(bench.Config(("name", "w1"), ("size", "8192M")), applied.State, applied.Managed);
        Assert.That(plan.Planned, Is.EqualTo(applied.State));
    }

    [Test]
    public async Task A_change_that_PVE_cannot_make_replaces()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("kind", "round"), ("colour", "red")));
        var changed = await bench.PlanAsync(
            bench.Config(("name", "w1"), ("kind", "square"), ("colour", "red")), applied.State, applied.Managed);
        var removed = await bench.PlanAsync(bench.Config(("name", "w1"), ("kind", "round")), applied.State, applied.Managed);
        var renamed = await bench.PlanAsync(
            bench.Config(("name", "w2"), ("kind", "round"), ("colour", "red")), applied.State, applied.Managed);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Replaces.Select(path => path.ToString()), Is.EqualTo(new[] { "kind" }));
            Assert.That(removed.Replaces.Select(path => path.ToString()), Is.EqualTo(new[] { "colour" }));
            Assert.That(renamed.Replaces.Select(path => path.ToString()), Is.EqualTo(new[] { "name" }));
            Assert.That(renamed.Planned["id"], Is.EqualTo(Value.Of("w2")));
        }
    }

    [Test]
    public async Task What_create_alone_uses_is_not_compared_later()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("template", "t1")));
        var plan = await bench.PlanAsync(bench.Config(("name", "w1"), ("template", "t2")), applied.State, applied.Managed);
        Assert.That(plan.Planned, Is.EqualTo(applied.State));
    }

    [Test]
    public async Task A_change_leaves_what_may_follow_from_it_open()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        var plan = await bench.PlanAsync(bench.Config(("name", "w1"), ("title", "x")), applied.State, applied.Managed);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Planned["revision"].IsUnknown, Is.True);
            Assert.That(plan.Planned["uuid"], Is.EqualTo(applied.State["uuid"]));
        }
    }

    [Test]
    public async Task Members_of_a_slot_are_kept_and_cleared_one_by_one()
    {
        var bench = new Bench();
        var config = bench.Config(("name", "w1"), ("nets", Value.Object(("net0", Value.Object(("model", "virtio"), ("tag", 5))))));
        var applied = await bench.UpAsync(config);
        bench.Pve.Section("/widgets/w1")!["net0"] = ["virtio,macaddr=BC:24:11:00:01:00,tag=5,firewall=1,link=up"];
        applied = await bench.RefreshAsync(applied);
        await bench.UpAsync(bench.Config(("name", "w1"), ("nets", Value.Object(("net0", Value.Object(("model", "virtio")))))), applied);
        Assert.That(bench.Pve.Writes.Last().Form["net0"], Is.EqualTo("virtio,macaddr=BC:24:11:00:01:00,firewall=1"));
    }

    [Test]
    public async Task Removing_the_whole_map_leaves_the_slots_that_were_never_managed()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(
            bench.Config(("name", "w1"), ("nets", Value.Object(("net0", Value.Object(("model", "virtio")))))));
        bench.Pve.Section("/widgets/w1")!["net1"] = ["e1000,macaddr=BC:24:11:00:01:01,link=up"];
        applied = await bench.RefreshAsync(applied);
        await bench.UpAsync(bench.Config(("name", "w1")), applied);
        Assert.That(bench.Pve.Writes.Last().Form["delete"], Is.EqualTo("net0"));
    }

    [Test]
    public async Task Removing_an_element_of_a_list_gives_its_members_to_no_other()
    {
        var bench = new Bench();
        Value Rule(string action, string? remark = null) => Value.Object(("action", action), ("remark", Value.Of(remark)));
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("rules", Value.List(Rule("drop", "why"), Rule("accept")))));
        applied = await bench.UpAsync(bench.Config(("name", "w1"), ("rules", Value.List(Rule("accept")))), applied);
        Assert.That(applied.State["rules"].Items.Single()["remark"].IsNull, Is.True);
    }

    [Test]
    public async Task Removing_a_member_of_a_list_element_clears_it()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(
            bench.Config(("name", "w1"), ("rules", Value.List(Value.Object(("action", "drop"), ("remark", "why"))))));
        await bench.UpAsync(bench.Config(("name", "w1"), ("rules", Value.List(Value.Object(("action", "drop"))))), applied);
        Assert.That(bench.Pve.Stored("/widgets/w1", "rule"), Does.Not.Contain("why"));
    }

    [Test]
    public async Task Two_elements_that_are_not_known_yet_stay_two()
    {
        var bench = new Bench();
        var plan = await bench.PlanAsync(bench.Config(("name", "w1"), ("tags", Value.Set("a", Value.Unknown, Value.Unknown))));
        Assert.That(plan.Planned["tags"].Items, Has.Length.EqualTo(3));
    }

    [TestCase("9.0.3", true)]
    [TestCase("9.1.0~1", false)]
    public async Task What_the_PVE_version_lacks_is_said_in_the_plan(string version, bool isRefused)
    {
        var bench = new Bench();
        bench.Pve.Version = version;
        var plan = await bench.PlanAsync(bench.Config(("name", "w1"), ("turbo", "on")));
        Assert.That(Bench.Texts(plan.Diagnostics), isRefused ? Has.One.StartsWith("Error at turbo: PVE 9.0 does not know turbo")
            : Is.Empty);
    }

    [Test]
    public async Task What_the_PVE_version_lacks_is_said_at_any_depth()
    {
        var inner = Declare.Text("inner", "Inner.").Since("9.5");
        var bench = new Bench(resource: Widget.Declaration with
        {
            Fields = [Widget.Name, Declare.Nested("box", "Box.", inner), Declare.Slots("nets", "Networks.", inner),
                Declare.NestedList("rules", "Rules.", inner), Declare.NestedSet("peers", "Peers.", inner)],
        });
        var one = Value.Object(("inner", "x"));
        var plan = await bench.PlanAsync(bench.Config(
            ("name", "w1"), ("box", one), ("nets", Value.Object(("nets0", one))), ("rules", Value.List(one)), ("peers", Value.Set(one))));
        Assert.That(plan.Diagnostics.Select(diagnostic => diagnostic.Path?.ToString()),
            Is.EqualTo(new[] { "box.inner", "nets[\"nets0\"].inner", "rules[0].inner", "peers" }));
        var open = await bench.PlanAsync(bench.Config(("name", "w1"), ("box", Value.Object(("inner", Value.Unknown)))));
        Assert.That(open.Diagnostics, Is.Empty);
    }

    [TestCase("8.4.0", "PVE 8.4 has no widget")]
    [TestCase("9.2.0", "PVE 9.2 no longer has widget")]
    [TestCase("9.1.0", null)]
    public async Task An_object_that_the_PVE_version_lacks_is_not_planned(string version, string? title)
    {
        var bench = new Bench(resource: Widget.Declaration with { Since = "9.0", Until = "9.2" });
        bench.Pve.Version = version;
        var plan = await bench.PlanAsync(bench.Config(("name", "w1")));
        Assert.That(Bench.Texts(plan.Diagnostics), title is null ? Is.Empty : Has.One.StartsWith("Error at -: " + title));
    }

    [TestCase("8.4.0", "widget exists since PVE 9.0. Use gadget in its place.")]
    [TestCase("9.2.0", "widget was removed in PVE 9.2. Use gadget in its place.")]
    public async Task What_serves_the_same_is_named(string version, string remedy)
    {
        var bench = new Bench(resource: Widget.Declaration with { Since = "9.0", Until = "9.2", Instead = "gadget" });
        bench.Pve.Version = version;
        Assert.That(Bench.Texts((await bench.PlanAsync(bench.Config(("name", "w1")))).Diagnostics), Has.One.EndsWith(remedy));
    }

    [TestCase("8.4.0", null)]
    [TestCase("9.0.0", "inner was removed in PVE 9.0. Use gadget in its place.")]
    public async Task An_attribute_that_the_PVE_version_no_longer_has_is_refused(string version, string? remedy)
    {
        var bench = new Bench(resource: Widget.Declaration with
        {
            Fields = [Widget.Name, Declare.Text("inner", "Inner.").Until("9.0", "gadget")],
        });
        bench.Pve.Version = version;
        var plan = await bench.PlanAsync(bench.Config(("name", "w1"), ("inner", "x")));
        Assert.That(Bench.Texts(plan.Diagnostics), remedy is null ? Is.Empty : Has.One.EndsWith(remedy));
    }

    [Test]
    public async Task A_destroy_plans_nothing()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        Assert.That((await bench.PlanAsync(Value.Null, applied.State, applied.Managed)).Planned.IsNull, Is.True);
    }

    [Test]
    public void Memory_survives_its_bytes()
    {
        var memory = new ManagedAttributes(["a", "nets[\"net0\"].tag"]) { Before = ["b"] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ManagedAttributes.FromBytes(memory.ToBytes()), Is.EqualTo(memory));
            Assert.That(ManagedAttributes.FromBytes(ManagedAttributes.Empty.ToBytes()), Is.EqualTo(ManagedAttributes.Empty));
            Assert.That(ManagedAttributes.FromBytes("something else"u8), Is.EqualTo(ManagedAttributes.Empty));
            Assert.That(memory.Manages("nets"), Is.True);
            Assert.That(memory.Manages("net"), Is.False);
            Assert.That(memory.Manages("b"), Is.False);
            Assert.That(memory.Failed.Manages("b"), Is.True);
            Assert.That(memory.Succeeded.Before, Is.Empty);
        }
    }
}
