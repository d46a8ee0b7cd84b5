using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>Where a declaration departs from the generic lifecycle: by hooks, and by how its API names single objects.</summary>
internal sealed class HookTests
{
    [Test]
    public async Task A_create_hook_takes_the_place_of_POST_and_says_when_PVE_has_accepted()
    {
        var bench = With(new() { Create = Create });
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        Assert.That(applied.State["title"].IsNull, Is.True);
        Assert.That(bench.Pve.Stored("/widgets/w1", "by"), Is.EqualTo("hook"));

        async Task Create(Operation operation, CancellationToken cancel)
        {
            await operation.Pve.PostAsync("/widgets", new Form().Add("widget", "w1").Add("type", "widget").Add("by", "hook"), cancel);
            operation.MarkCreated();
        }
    }

    [Test]
    public async Task A_create_hook_that_fails_before_the_accept_records_nothing_and_after_it_everything()
    {
        foreach (var isAccepted in new[] { false, true })
        {
            var bench = With(new()
            {
                Create = (operation, _) =>
                {
                    if (isAccepted)
                    {
                        operation.MarkCreated();
                    }

                    throw FakePve.Fault(FaultKind.Quorum, "no quorum");
                },
            });
            var config = bench.Config(("name", "w1"));
            var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
            Assert.That((answer.State.IsNull, answer.Diagnostics.HasErrors), Is.EqualTo((!isAccepted, true)));
        }
    }

    [Test]
    public async Task A_read_hook_tells_what_is_there_and_what_is_gone()
    {
        PveData? there = null;
        var bench = With(new() { Read = (_, _) => Task.FromResult(there) });
        there = PveData.Object(("type", PveData.Of("widget")), ("title", PveData.Of("told")));
        var applied = await bench.ImportAsync("w1");
        Assert.That(applied.State["title"], Is.EqualTo(Value.Of("told")));
        there = null;
        Assert.That((await bench.ReadAsync(applied)).State.IsNull, Is.True);
        Assert.That(bench.Pve.Calls, Is.Empty);
    }

    [Test]
    public async Task An_update_hook_takes_the_place_of_PUT_and_sees_both_sides()
    {
        var seen = "";
        var bench = With(new()
        {
            Update = async (operation, cancel) =>
            {
                seen = $"{operation.Prior.Get(Widget.Title)} {operation.Planned.Get(Widget.Title)} {operation.Config.Get(Widget.Title)} "
                    + $"{operation.IsChanged(Widget.Title)} {operation.IsChanged(Widget.Size)} {operation.Managed.Manages("title")}";
                await operation.Pve.PutAsync(operation.ItemPath, new Form().Add("title", operation.Planned.Get(Widget.Title)!), cancel);
            },
        });
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a"), ("size", "1G")));
        await bench.UpAsync(bench.Config(("name", "w1"), ("title", "b"), ("size", "1024M")), applied);
        Assert.That(seen, Is.EqualTo("a b b True False True"));
    }

    [Test]
    public async Task A_delete_hook_takes_the_place_of_DELETE_and_knows_what_was_managed()
    {
        var managed = ManagedAttributes.Empty;
        var bench = With(new() { Delete = (operation, _) => Task.FromResult(managed = operation.Managed) });
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        var answer = await bench.DownAsync(applied);
        Assert.That(answer.State.IsNull, Is.True);
        Assert.That((managed.Manages("title"), managed.Manages("size")), Is.EqualTo((true, false)));
        Assert.That(bench.Pve.Calls.Any(call => call.Method == "DELETE"), Is.False);
    }

    [Test]
    public async Task What_only_the_answer_to_the_create_tells_is_learned()
    {
        var secret = Declare.Text("secret", "Secret.").Secret().Computed().NeverReturned();
        var bench = new Bench(resource: Widget.Declaration with
        {
            Fields = [Widget.Name, Widget.Title, secret],
            Hooks = new()
            {
                AfterCreate = (operation, answer, _) =>
                { operation.SetComputed(secret, Value.Of(answer["value"].AsText())); return Task.CompletedTask; }
            },
        });
        bench.Pve.Answer = _ => PveData.Object(("value", PveData.Of("told once")));
        var applied = await bench.RefreshAsync(await bench.UpAsync(bench.Config(("name", "w1"))));
        Assert.That((applied.State["secret"].AsText(), applied.State["secret"].IsSecret), Is.EqualTo(("told once", true)));
    }

    [Test]
    public async Task What_the_hook_before_an_update_cannot_do_keeps_the_update_from_being_sent()
    {
        var bench = With(new() { BeforeUpdate = (_, _) => throw new PveFault(FaultKind.Permission, "need proper ticket") });
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        bench.Pve.Calls.Clear();
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var refused = await bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        Assert.That((refused.Diagnostics.HasErrors, bench.Pve.Writes.Count()), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task The_hook_around_changes_has_each_and_what_fails_in_it_behind_a_create_leaves_the_object_recorded()
    {
        var (around, fails) = (0, false);
        var bench = With(new()
        {
            Around = async (_, work, cancel) =>
            {
                await work(cancel);
                around++;
                if (fails)
                {
                    throw FakePve.Fault(FaultKind.TaskFailed, "not applied");
                }
            },
        });
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "t")), applied);
        Assert.That((around, applied.State["title"].AsText()), Is.EqualTo((2, "t")));
        fails = true;
        var config = bench.Config(("name", "w2"));
        var made = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That((around, made.State.IsNull, made.Diagnostics.HasErrors), Is.EqualTo((3, false, true)));
    }

    [Test]
    public async Task The_hook_after_an_update_runs_even_when_there_was_nothing_to_send()
    {
        var runs = 0;
        var bench = With(new() { AfterUpdate = (_, _) => Task.FromResult(++runs) });
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("hint", "a")));
        await bench.UpAsync(bench.Config(("name", "w1"), ("note", "x")), applied);
        Assert.That(runs, Is.EqualTo(1));
        var timeouts = bench.Config(("name", "w1"), ("timeouts", Value.Object(("read", "9s"))));
        bench.Pve.Calls.Clear();
        await bench.UpAsync(timeouts, applied with { State = applied.State.With("hint", Value.Null) });
        Assert.That((runs, bench.Pve.Writes.Count()), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task The_hook_after_an_update_does_not_run_after_a_conflict()
    {
        var runs = 0;
        var bench = With(new() { AfterUpdate = (_, _) => Task.FromResult(++runs) });
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        bench.Pve.Section("/widgets/w1")!["title"] = ["theirs"];
        var config = bench.Config(("name", "w1"), ("title", "b"));
        await bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        Assert.That(runs, Is.Zero);
    }

    [Test]
    public async Task Parameters_are_adjusted_before_they_are_sent()
    {
        var bench = With(new() { Adjust = (operation, form) => form.Add("extra", operation.Planned.Get(Widget.Name)!) });
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        await bench.UpAsync(bench.Config(("name", "w1"), ("title", "t")), applied);
        Assert.That(bench.Pve.Writes.Select(call => call.Form["extra"]), Is.EqualTo(new[] { "w1", "w1" }));
    }

    [Test]
    public async Task An_answer_is_brought_into_shape_before_it_is_read()
    {
        var bench = With(new() { Adapt = live => PveData.Object(live.Members.Append(KeyValuePair.Create("title", PveData.Of("shaped")))) });
        bench.Pve.Put("/widgets/w1", ("type", "widget"));
        Assert.That((await bench.ImportAsync("w1")).State["title"], Is.EqualTo(Value.Of("shaped")));
    }

    [Test]
    public async Task An_object_may_be_named_by_parameters_and_answered_in_an_array()
    {
        var bench = new Bench(Gadget.Pve(), Gadget.Declaration);
        var applied = await bench.UpAsync(bench.Config(("shelf", "s 1"), ("name", "g1"), ("title", "a")));
        applied = await bench.UpAsync(bench.Config(("shelf", "s 1"), ("name", "g1")), await bench.RefreshAsync(applied));
        await bench.DownAsync(applied);
        Assert.That(bench.Pve.Writes.Select(call => call.ToString()), Is.EqualTo(new[]
        {
            "POST /shelves/s%201/gadgets gadget=g1&title=a", "PUT /shelves/s%201/gadgets shelf=s 1&gadget=g1&delete=title",
                "DELETE /shelves/s%201/gadgets shelf=s 1&gadget=g1",
        }));
    }

    [Test]
    public async Task An_empty_array_proves_absence()
    {
        var bench = new Bench(
            Gadget.Pve(), Gadget.Declaration with { Hooks = new() { Read = (_, _) => Task.FromResult<PveData?>(PveData.Array()) } });
        var stub = bench.Provider.Import(bench.Resource, "s 1/g1");
        Assert.That((await bench.ReadAsync(new(stub.State, stub.Managed))).State.IsNull, Is.True);
    }

    [Test]
    public async Task An_object_may_be_the_only_one_and_have_a_fixed_word_for_its_name()
    {
        var bench = new Bench(resource: Widget.Declaration with
        {
            Api = new("/widgets") { Item = "/widgets/only" },
            Fields = [Widget.Title],
            Identity = [],
            ImportId = new("only", "only"),
            Hooks = new()
            {
                Create = (operation, cancel) =>
                { operation.MarkCreated(); return operation.Pve.PutAsync(operation.ItemPath, new Form().Add("title", "t"), cancel); }
            },
        });
        bench.Pve.Put("/widgets/only", ("title", "old"));
        var applied = await bench.RefreshAsync(await bench.UpAsync(bench.Config(("title", "t"))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(applied.State["id"], Is.EqualTo(Value.Of("only")));
            Assert.That((await bench.ImportAsync("only")).State, Is.EqualTo(applied.State));
            Assert.That(Bench.Texts(bench.Provider.Import(bench.Resource, "other").Diagnostics).Single(),
                Does.Contain("is not of the form only, such as \"only\""));
            Assert.That(bench.Provider.Import(bench.Resource, Provider.IdentityOf(bench.Resource, applied.State)).State["id"],
                Is.EqualTo(Value.Of("only")));
            Assert.That(Provider.IdentityOf(bench.Resource, applied.State).Members, Is.Empty);
        }

        bench.Pve.Remove("/widgets/only");
        var read = await bench.Provider.ReadDataAsync(bench.Provider.Catalog.DataSource("widget")!, Value.Object(), CancellationToken.None);
        Assert.That(Bench.Texts(read.Diagnostics).Single(), Does.EndWith("PVE has no widget."));
    }

    private static Bench With(Hooks hooks) => new(resource: Widget.Declaration with { Hooks = hooks });
}
