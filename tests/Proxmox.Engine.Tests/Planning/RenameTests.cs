using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>An object that is renamed survives it, and so does one whose identity follows the rename of another.</summary>
internal sealed class RenameTests
{
    private static readonly Resource Renamed = Widget.Declaration with
    {
        Fields = [Widget.Name.Renaming(), .. Widget.Declaration.Fields.Skip(1)],
        Identity = [Widget.Name.Renaming()],
    };

    private static readonly Resource Following = Widget.Declaration with
    {
        Hooks = Widget.Declaration.Hooks with
        {
            FollowsRename = (known, plan) =>
                known.IsRenamed("widget", plan.Prior.Get(Widget.Name)!, plan.Planned.Get(Widget.Name)!),
        },
    };

    [Test]
    public async Task A_renamed_object_survives_and_is_called_by_its_new_name()
    {
        var bench = new Bench(resource: Renamed);
        var made = await bench.UpAsync(bench.Config(("name", "a")));
        var plan = await bench.PlanAsync(bench.Config(("name", "b")), made.State, made.Managed);
        Assert.That(plan.Replaces, Is.Empty);
        Assert.That(plan.Planned["id"].AsText(), Is.EqualTo("b"));
    }

    [Test]
    public async Task Another_identity_replaces_unless_the_run_renames_what_it_names()
    {
        var bench = new Bench(resource: Renamed);
        var made = await bench.UpAsync(bench.Config(("name", "a")));
        var change = bench.Config(("name", "b"));
        Assert.That(await FollowAsync(), Has.Count.EqualTo(1), "before the rename is planned");
        await bench.PlanAsync(change, made.State, made.Managed);
        Assert.That(await FollowAsync(), Is.Empty);
        change = bench.Config(("name", "c"));
        Assert.That(await FollowAsync(), Has.Count.EqualTo(1), "another name than the planned one");

        async Task<IReadOnlyList<AttributePath>> FollowAsync() => (await bench.Provider.PlanAsync(
            Following, new(made.State, change, made.Managed), CancellationToken.None)).Replaces;
    }
}
