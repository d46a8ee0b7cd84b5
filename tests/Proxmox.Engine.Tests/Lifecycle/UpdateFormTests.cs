using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>How the parameters of an update are written where PVE wants more than what changes.</summary>
internal sealed class UpdateFormTests
{
    [Test]
    public async Task What_PVE_asks_for_in_every_update_goes_along_but_makes_none_by_itself()
    {
        var bench = new Bench(resource: Widget.Declaration with
        {
            Fields = [.. Widget.Declaration.Fields.Select(field => field == Widget.Size ? Widget.Size.InEveryUpdate() : field)],
        });
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a"), ("size", "1G")));
        var writes = bench.Pve.Writes.Count();
        applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a"), ("size", "1024M")), applied);
        Assert.That(bench.Pve.Writes.Count(), Is.EqualTo(writes));
        await bench.UpAsync(bench.Config(("name", "w1"), ("size", "1024M")), applied);
        Assert.That(bench.Pve.Writes.Last().ToString(), Does.Match("^PUT /widgets/w1 delete=title&digest=[0-9a-f]+&size=1G$"));
    }

    [Test]
    public async Task What_is_deleted_goes_out_in_an_array_where_PVE_takes_one()
    {
        var bench = new Bench(resource: Widget.Declaration with { Api = Widget.Declaration.Api with { DeletesInArray = true } });
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a"), ("size", "1G")));
        await bench.UpAsync(bench.Config(("name", "w1")), applied);
        Assert.That(bench.Pve.Writes.Last().ToString(), Does.StartWith("PUT /widgets/w1 delete=size&delete=title&digest="));
    }

    [Test]
    public async Task Text_that_PVE_keeps_encoded_is_the_users_own_in_plan_and_state()
    {
        var bench = new Bench(resource: Widget.Declaration with
        {
            Fields = [.. Widget.Declaration.Fields.Select(field => field == Widget.Title ? Widget.Title.As(Formats.Base64) : field)],
        });
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "one,\ntwo ü")));
        Assert.That(bench.Pve.Stored("/widgets/w1", "title"), Is.EqualTo("b25lLAp0d28gw7w="));
        Assert.That(applied.State["title"].AsText(), Is.EqualTo("one,\ntwo ü"));
        bench.Pve.Section("/widgets/w1")!["title"] = ["not encoded"];
        Assert.That((await bench.ReadAsync(applied)).State["title"].AsText(), Is.EqualTo("not encoded"));
    }
}
