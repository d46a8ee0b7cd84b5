using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.DataSources;

/// <summary>The data sources that every resource has, and what may go wrong when one is read.</summary>
internal sealed class DataSourceTests
{
    [Test]
    public void What_tells_no_more_than_it_is_asked_with_is_no_data_source() =>
        Assert.That(DerivedDataSources.Of(Gadget.Declaration with { Fields = Gadget.Declaration.Identity, Plural = null }), Is.Empty);

    [Test]
    public async Task One_object_is_read_by_its_key()
    {
        var bench = new Bench();
        bench.Pve.Put("/widgets/w1", ("type", "widget"), ("title", "t"), ("net0", "virtio,tag=5"), ("pin", "1234"));
        var read = await ReadAsync(bench, "widget", ("name", "w1"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bench.Texts(read.Diagnostics), Is.Empty);
            Assert.That(read.State["id"], Is.EqualTo(Value.Of("w1")));
            Assert.That(read.State["title"], Is.EqualTo(Value.Of("t")));
            Assert.That(read.State["weight"], Is.EqualTo(Value.Of(0)), "what PVE means by an absent parameter");
            Assert.That(read.State["nets"]["net0"]["tag"], Is.EqualTo(Value.Of(5)));
            Assert.That(read.State["pin"].IsSecret, Is.True);
            Assert.That(read.State.IsWhollyKnown, Is.True);
        }
    }

    [Test]
    public void It_shows_only_what_PVE_tells_and_takes_only_the_key()
    {
        var source = new Bench().Provider.Catalog.DataSource("widget")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(source.Fields.Where(field => field.IsInput).Select(field => field.Name), Is.EqualTo(new[] { "name" }));
            Assert.That(source.Fields.Select(field => field.Name), Is.Unique.And.Not.Contain("password").And.Not.Contain(
                "password_wo").And.Not.Contain("hint").And.Not.Contain("template").And.Not.Contain("timeouts"));
            Assert.That(source.Fields.Single(field => field.Name == "startup").Type.Nested.Select(field => field.Name),
                Is.EqualTo(new[] { "position", "up_seconds", "wait" }));
            Assert.That(source.Fields.Single(field => field.Name == "nets").Type.Nested.Where(field => field.IsInput), Is.Empty);
        }
    }

    [TestCase("gone", "PVE has no widget with name \"gone\".")]
    [TestCase("other", "PVE has no widget with name \"other\".")]
    public async Task What_does_not_exist_or_is_of_another_kind_is_an_error(string name, string words)
    {
        var bench = new Bench();
        bench.Pve.Put("/widgets/other", ("type", "gizmo"));
        var read = await ReadAsync(bench, "widget", ("name", name));
        Assert.That(read.State.IsNull, Is.True);
        Assert.That(Bench.Texts(read.Diagnostics).Single(), Is.EqualTo("Error at -: Could not read data source widget: " + words));
    }

    [Test]
    public async Task All_objects_of_the_kind_are_listed_in_order()
    {
        var bench = new Bench();
        bench.Pve.Put("/widgets/w2", ("type", "widget"), ("title", "two"));
        bench.Pve.Put("/widgets/w1", ("type", "widget"));
        bench.Pve.Put("/widgets/w0", ("type", "gizmo"));
        var read = await ReadAsync(bench, "widgets");
        Assert.That(Bench.Texts(read.Diagnostics), Is.Empty);
        Assert.That(read.State["items"].Items.Select(item => (item["id"].AsText(), item["name"].AsText(), item["title"].AsText())),
            Is.EqualTo(new[] { ("w1", "w1", null), ("w2", "w2", "two") }));
    }

    [Test]
    public async Task A_list_below_a_parent_takes_the_parent()
    {
        var bench = new Bench(Gadget.Pve(), Gadget.Declaration);
        bench.Pve.Put("/shelves/s 1/gadgets/g1", ("title", "t"));
        Assert.That(bench.Provider.Catalog.DataSource("gadgets")!.Fields.Where(field => field.IsInput).Select(field => field.Name),
            Is.EqualTo(new[] { "shelf" }));
        var listed = (await bench.Provider.ListAsync(Gadget.Declaration, Value.Object(("shelf", "s 1")), CancellationToken.None)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bench.Pve.Calls.Single().ToString(), Is.EqualTo("GET /shelves/s%201/gadgets"));
            Assert.That(listed.Id, Is.EqualTo("s 1/g1"));
            Assert.That(listed.Identity, Is.EqualTo(Value.Object(("shelf", "s 1"), ("name", "g1"))));
            Assert.That(listed.State["title"], Is.EqualTo(Value.Of("t")));
        }
    }

    [Test]
    public async Task An_entry_without_a_name_is_left_out_of_a_list()
    {
        var bench = new Bench(resource: Widget.Declaration with
        {
            Hooks = new()
            {
                List = (_, _) =>
                Task.FromResult<IReadOnlyList<PveData>>(
                    [PveData.Object(("type", PveData.Of("widget"))),
                    PveData.Object(("type", PveData.Of("widget")), ("widget", PveData.Of("w9")))])
            },
        });
        Assert.That((await bench.Provider.ListAsync(bench.Resource, Value.Object(), CancellationToken.None)).Select(listed => listed.Id),
            Is.EqualTo(new[] { "w9" }));
        Assert.That(bench.Pve.Calls, Is.Empty);
    }

    [TestCase("8.4.1", "PVE 8.4 has no widget")]
    [TestCase("9.2.1", "PVE 9.2 no longer has widget")]
    [TestCase("9.1.0", null)]
    public async Task A_version_that_lacks_the_object_is_told(string version, string? title)
    {
        var bench = new Bench(resource: Widget.Declaration with { Since = "9.0", Until = "9.2" });
        bench.Pve.Version = version;
        bench.Pve.Put("/widgets/w1", ("type", "widget"));
        var read = await ReadAsync(bench, "widget", ("name", "w1"));
        Assert.That(Bench.Texts(read.Diagnostics), title is null ? Is.Empty : Has.One.StartsWith("Error at -: " + title));
        Assert.That(read.State.IsNull, Is.EqualTo(title is not null));
        Assert.That(bench.Pve.Calls.Any(call => call.Path == "/widgets/w1"), Is.EqualTo(title is null));
    }

    [Test]
    public async Task A_read_that_hangs_is_given_up_by_the_clock()
    {
        var bench = new Bench();
        bench.Pve.Before = (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        var read = ReadAsync(bench, "widget", ("name", "w1"));
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That(Bench.Texts((await read).Diagnostics).Single(),
            Is.EqualTo("Error at -: Could not read data source widget in time: It was given up after 300 seconds."));
    }

    [Test]
    public async Task A_cancelled_read_says_so()
    {
        var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Pve.Before = (_, deadline) => Task.Delay(Timeout.InfiniteTimeSpan, deadline);
        var read = bench.Provider.ReadDataAsync(bench.Provider.Catalog.DataSource("widgets")!, Value.Object(), cancel.Token);
        await cancel.CancelAsync();
        Assert.That(Bench.Texts((await read).Diagnostics).Single(), Does.StartWith("Error at -: Cancelled: read data source widgets"));
    }

    [Test]
    public async Task What_nobody_foresaw_is_a_message_and_quotes_nothing()
    {
        var bench = new Bench();
        bench.Pve.Before = (_, _) => throw new InvalidOperationException("hunter2");
        var read = await ReadAsync(bench, "widget", ("name", "w1"));
        Assert.That(Bench.Texts(read.Diagnostics).Single(),
            Does.Contain("The provider failed unexpectedly (InvalidOperationException)").And.Not.Contain("hunter2"));
    }

    [Test]
    public async Task A_refusal_tells_PVEs_words()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => throw FakePve.Fault(FaultKind.Permission, "Permission check failed", call);
        var read = await ReadAsync(bench, "widgets");
        Assert.That(Bench.Texts(read.Diagnostics).Single(),
            Does.StartWith("Error at -: Could not read data source widgets: PVE: Permission check failed."));
    }

    private static Task<ReadAnswer> ReadAsync(Bench bench, string name, params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var source = bench.Provider.Catalog.DataSource(name)!;
        return bench.Provider.ReadDataAsync(source, Bench.Complete(source.Attributes, Value.Object(members)), CancellationToken.None);
    }
}
