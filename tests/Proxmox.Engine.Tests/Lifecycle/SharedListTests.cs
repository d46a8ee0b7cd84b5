using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>One list stands in for the objects' own answers in a refresh of many.</summary>
internal sealed class SharedListTests
{
    private const string List = "GET " + Widget.Path;

    [Test]
    public async Task A_single_object_is_asked_for_itself()
    {
        var bench = Many(1);
        await bench.ImportAsync("w0");
        await bench.ImportAsync("w0");
        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(0), Own(0) }));
    }

    [Test]
    public async Task From_the_second_object_on_one_list_tells_what_their_own_answers_would()
    {
        var (bench, alone) = (Many(20), Many(20, isListed: false));
        for (var index = 0; index < 20; index++)
        {
            var (name, own) = ("w" + Number.Of(index), await alone.ImportAsync("w" + Number.Of(index)));
            Assert.That((await bench.ImportAsync(name)).State, Is.EqualTo(own.State));
        }

        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(0), List }));
    }

    [Test]
    public async Task Reads_side_by_side_wait_for_the_same_list()
    {
        var bench = Many(20);
        var gate = new TaskCompletionSource();
        bench.Pve.Before = (call, _) => call.Path == Widget.Path ? gate.Task : Task.CompletedTask;
        var reads = Enumerable.Range(0, 20).Select(index => bench.ImportAsync("w" + Number.Of(index))).ToList();
        gate.SetResult();
        Assert.That((await Task.WhenAll(reads)).Select(read => read.State["title"].AsText()),
            Is.EqualTo(Enumerable.Range(0, 20).Select(Title)));
        Assert.That(Asked(bench), Is.EquivalentTo(new[] { Own(0), List }));
    }

    [Test]
    public async Task Who_stops_waiting_does_not_take_the_list_from_the_others()
    {
        var bench = Many(3);
        var gate = new TaskCompletionSource();
        bench.Pve.Before = (call, _) => call.Path == Widget.Path ? gate.Task : Task.CompletedTask;
        await bench.ImportAsync("w0");
        using var stop = new CancellationTokenSource();
        var stub = bench.Provider.Import(bench.Resource, "w1");
        var stopped = bench.ReadAsync(new(stub.State, stub.Managed), stop.Token);
        var other = bench.ImportAsync("w2");
        await stop.CancelAsync();
        Assert.That(Bench.Texts((await stopped).Diagnostics).Single(), Does.Contain("Cancelled"));
        gate.SetResult();
        Assert.That((await other).State["title"].AsText(), Is.EqualTo(Title(2)));
        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(0), List }));
    }

    [Test]
    public async Task What_a_list_shows_in_part_is_asked_for_itself()
    {
        var bench = Many(5, hooks: new() { List = OnlyEven });
        foreach (var index in Enumerable.Range(0, 5))
        {
            Assert.That((await bench.ImportAsync("w" + Number.Of(index))).State["title"].AsText(), Is.EqualTo(Title(index)));
        }

        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(0), List, Own(1), Own(3) }));

        static async Task<IReadOnlyList<PveData>> OnlyEven(Operation operation, CancellationToken cancel) =>
            [.. (await operation.Pve.GetAsync(Widget.Path, cancel: cancel)).Items.Where(item => item["wt"].AsLong() % 2 == 0)];
    }

    [Test]
    public async Task A_list_that_is_refused_is_silent()
    {
        var bench = Many(3);
        bench.Pve.Before = (call, _) => call.Path == Widget.Path ? throw FakePve.Fault(FaultKind.Permission, "no", call)
            : Task.CompletedTask;
        foreach (var index in Enumerable.Range(0, 3))
        {
            Assert.That((await bench.ImportAsync("w" + Number.Of(index))).State["title"].AsText(), Is.EqualTo(Title(index)));
        }

        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(0), List, Own(1), Own(2) }));
    }

    [Test]
    public async Task An_object_that_is_gone_is_gone_by_its_own_answer()
    {
        var bench = Many(3);
        bench.Pve.Remove(Widget.Path + "/w2");
        await bench.ImportAsync("w0");
        await bench.ImportAsync("w1");
        var stub = bench.Provider.Import(bench.Resource, "w2");
        Assert.That((await bench.ReadAsync(new(stub.State, stub.Managed))).State.IsNull, Is.True);
        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(0), List, Own(2) }));
    }

    [Test]
    public async Task A_second_refresh_in_the_same_process_sees_what_somebody_else_changed()
    {
        var bench = Many(4);
        var before = new List<Applied>();
        foreach (var index in Enumerable.Range(0, 4))
        {
            before.Add(await bench.ImportAsync("w" + Number.Of(index)));
        }

        bench.Pve.Put(Widget.Path + "/w3", ("type", "widget"), ("title", "by hand"));
        bench.Pve.Calls.Clear();
        foreach (var index in (int[])[2, 3, 0, 1])
        {
            Assert.That((await bench.RefreshAsync(before[index])).State["title"].AsText(),
                Is.EqualTo(index == 3 ? "by hand" : Title(index)));
        }

        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(2), List }));
    }

    [Test]
    public async Task A_write_of_this_process_has_the_list_asked_for_once_more()
    {
        var bench = Many(4);
        var before = await bench.ImportAsync("w0");
        await bench.ImportAsync("w1");
        await bench.UpAsync(bench.Config(("name", "w9"), ("title", "new")));
        var changed = await bench.UpAsync(bench.Config(("name", "w0"), ("title", "other")), before);
        bench.Pve.Calls.Clear();
        Assert.That((await bench.ImportAsync("w2")).State["title"].AsText(), Is.EqualTo(Title(2)), "which was not written");
        Assert.That(Asked(bench), Is.Empty, "the list of before still tells of what was not written");
        Assert.That((await bench.ImportAsync("w9")).State["title"].AsText(), Is.EqualTo("new"));
        Assert.That((await bench.RefreshAsync(changed)).State["title"].AsText(), Is.EqualTo("other"));
        Assert.That((await bench.ImportAsync("w3")).State["title"].AsText(), Is.EqualTo(Title(3)));
        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(9), List }));
    }

    [Test]
    public async Task A_delete_has_every_list_asked_for_once_more()
    {
        var bench = Many(4);
        var gone = await bench.ImportAsync("w0");
        await bench.ImportAsync("w1");
        await bench.DownAsync(gone);
        bench.Pve.Calls.Clear();
        await bench.ImportAsync("w2");
        await bench.ImportAsync("w3");
        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(2), List }));
    }

    [Test]
    public async Task The_end_of_a_task_counts_as_the_write_that_began_it()
    {
        var bench = Many(4);
        var gone = await bench.ImportAsync("w0");
        bench.Pve.Answer = call => call.Method == "DELETE" ? PveData.Of("UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:crank:w0:root@pam:")
            : PveData.Null;
        bench.Pve.Task = async (task, _) =>
        {
            await bench.ImportAsync("w1");
            await bench.ImportAsync("w2");
            bench.Pve.Put(Widget.Path + "/w3", ("type", "widget"), ("title", "by the task"));
            return new(task, "OK", []);
        };
        await bench.DownAsync(gone);
        Assert.That(Asked(bench), Does.Contain(List), "a list was asked for while the task ran");
        Assert.That((await bench.ImportAsync("w3")).State["title"].AsText(), Is.EqualTo("by the task"));
    }

    [Test]
    public async Task A_list_grows_too_old()
    {
        var bench = Many(5);
        await bench.ImportAsync("w0");
        await bench.ImportAsync("w1");
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        await bench.ImportAsync("w2");
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        bench.Pve.Put(Widget.Path + "/w4", ("type", "widget"), ("title", "by hand"));
        await bench.ImportAsync("w3");
        Assert.That((await bench.ImportAsync("w4")).State["title"].AsText(), Is.EqualTo("by hand"));
        Assert.That(Asked(bench), Is.EqualTo(new[] { Own(0), List, Own(3), List }));
    }

    [Test]
    public async Task Objects_of_different_parents_are_in_different_lists()
    {
        var pve = Gadget.Pve().With(new("/shelves/s2/gadgets", "gadget") { InQuery = true, InArray = true });
        var bench = new Bench(pve, Gadget.Declaration with
        {
            Api = Gadget.Declaration.Api with { Listed = new("/shelves/{shelf}/gadgets") },
        });
        foreach (var (shelf, name) in ((string, string)[])[("s 1", "g1"), ("s 1", "g2"), ("s2", "g1"), ("s2", "g2")])
        {
            pve.Put($"/shelves/{shelf}/gadgets/{name}", ("title", shelf + name));
            Assert.That((await bench.ImportAsync($"{shelf}/{name}")).State["title"].AsText(), Is.EqualTo(shelf + name));
        }

        Assert.That(pve.Calls, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task What_is_nothing_but_what_was_sent_is_not_looked_at_after_a_write()
    {
        var bench = Many(0, isListed: false, isWhatWasSent: true, [Widget.Name, Widget.Title, Widget.Enabled]);
        var created = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "one")));
        Assert.That(created.State["title"].AsText(), Is.EqualTo("one"));
        Assert.That(Asked(bench), Is.EqualTo(new[] { "POST /widgets" }));
        var refreshed = await bench.RefreshAsync(created);
        bench.Pve.Calls.Clear();
        var changed = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "two")), refreshed);
        Assert.That(changed.State["title"].AsText(), Is.EqualTo("two"));
        Assert.That(Asked(bench), Is.EqualTo(new[] { "PUT /widgets/w1" }));
    }

    [Test]
    public async Task What_only_PVE_can_say_is_looked_at_all_the_same()
    {
        var bench = Many(0, isListed: false, isWhatWasSent: true, [Widget.Name, Widget.Uuid]);
        Assert.That((await bench.UpAsync(bench.Config(("name", "w1")))).State["uuid"].AsText(), Is.EqualTo("0000-1111"));
    }

    private static string Own(int index) => $"GET {Widget.Path}/w{Number.Of(index)}";

    private static string Title(int index) => "title of " + Number.Of(index);

    private static IEnumerable<string> Asked(Bench bench) =>
        bench.Pve.Calls.Where(call => call.Path != "/version").Select(call => $"{call.Method} {call.Path}");

    private static Bench Many(
        int count, bool isListed = true, bool isWhatWasSent = false, Model.Fields.Field[]? fields = null, Hooks? hooks = null)
    {
        var pve = Widget.Pve();
        foreach (var index in Enumerable.Range(0, count))
        {
            pve.Put($"{Widget.Path}/w{Number.Of(index)}", ("type", "widget"), ("title", Title(index)), ("wt", Number.Of(index).ToString()),
                ("member", "a"), ("member", "b"), ("startup", "order=3"));
        }

        return new(pve, Widget.Declaration with
        {
            Api = Widget.Declaration.Api with
            {
                HasDigest = false,
                Listed = isListed ? new(Widget.Path) : null,
                IsWhatWasSent = isWhatWasSent,
            },
            Fields = [.. fields ?? [.. Widget.Fields]],
            Hooks = hooks ?? new(),
        });
    }
}
