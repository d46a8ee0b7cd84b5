using FsCheck;
using FsCheck.Fluent;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Properties;

/// <summary>
/// What must hold for every config, whatever it is made of. <see cref="Bench"/> holds each plan and apply to the hosts' rules on the way.
/// </summary>
internal sealed class PlanProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(250);

    [Test]
    public void Planning_after_an_apply_is_empty() => Hold(Configs.Known, async config =>
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(config);
        await IsSettledAsync(bench, config, applied, "after the create");
        await IsSettledAsync(bench, config, await bench.RefreshAsync(applied), "after a refresh");
    });

    [Test]
    public void Planning_after_an_update_is_empty() => Hold(Configs.Pair, async pair =>
    {
        var bench = new Bench();
        var applied = await bench.RefreshAsync(await bench.UpAsync(pair.First));
        var second = WithoutReplacing(pair.First, pair.Second);
        var updated = await bench.UpAsync(second, applied);
        await IsSettledAsync(bench, second, updated, "after the update");
        await IsSettledAsync(bench, second, await bench.RefreshAsync(updated), "after a refresh");
    });

    [Test]
    public void What_was_managed_and_is_removed_is_cleared() => Hold(Configs.Known, async config =>
    {
        var bench = new Bench();
        var applied = await bench.RefreshAsync(await bench.UpAsync(config));
        var bare = WithoutReplacing(config, bench.Config(("name", "w1")));
        await bench.UpAsync(bare, applied);
        // What was set to PVE's own default means the same when it is left there.
        var left = bench.Pve.Section("/widgets/w1")!.Where(
            entry => (entry.Key, entry.Value[0]) is not (("wt", "0") or ("enabled", "1") or ("limit_write", "10") or ("startup", "wait=0")))
            .Select(entry => entry.Key);
        var kept = new[] { "type", "uuid", "revision", "mac", "note", "kind", "colour", "template" };
        Assert.That(left.Except(kept), Is.Empty, () => string.Join('\n', bench.Pve.Writes));
    });

    [Test]
    public void Planning_is_deterministic() => Hold(Configs.Open, async config =>
    {
        var first = await new Bench().PlanAsync(config);
        var second = await new Bench().PlanAsync(config);
        Assert.That(second.Planned, Is.EqualTo(first.Planned));
        Assert.That(second.Managed, Is.EqualTo(first.Managed));
    });

    [Test]
    public void More_unknowns_in_the_config_never_make_fewer_in_the_plan() => Hold(Configs.Pair, async pair =>
    {
        var bench = new Bench();
        var applied = await bench.RefreshAsync(await bench.UpAsync(pair.First));
        foreach (var field in Widget.Fields.Where(field => field.IsInput))
        {
            foreach (var (prior, memory) in new[] { (Value.Null, ManagedAttributes.Empty), (applied.State, applied.Managed) })
            {
                var less = (await bench.PlanAsync(pair.Second, prior, memory)).Planned;
                var more = (await bench.PlanAsync(pair.Second.With(field.Name, Value.Unknown), prior, memory)).Planned;
                Assert.That(UnknownPaths(less, "").Where(path => !IsUnknownAt(more, path)), Is.Empty, field.Name);
            }
        }
    });

    [Test]
    public void An_unknown_that_becomes_known_keeps_what_was_planned() => Hold(Configs.Pair, async pair =>
    {
        var bench = new Bench();
        var applied = await bench.RefreshAsync(await bench.UpAsync(pair.First));
        foreach (var field in Widget.Fields.Where(field => field.IsInput))
        {
            var open = await bench.PlanAsync(pair.Second.With(field.Name, Value.Unknown), applied.State, applied.Managed);
            var final = await bench.PlanAsync(pair.Second, applied.State, applied.Managed);
            var broken = open.Planned.Members.Where(
                member => member.Value.IsWhollyKnown && !member.Value.Equals(final.Planned[member.Key]));
            Assert.That(broken, Is.Empty, field.Name);
        }
    });

    [Test]
    public void An_import_without_further_config_plans_nothing() => Hold(Configs.Known, async config =>
    {
        var bench = new Bench();
        await bench.UpAsync(config);
        var imported = await bench.ImportAsync("w1");
        await IsSettledAsync(bench, bench.Config(("name", "w1")), imported, "after the import");
    });

    [Test]
    public void An_import_with_the_config_that_made_it_sends_nothing() => Hold(Configs.Known, async config =>
    {
        var bench = new Bench();
        await bench.UpAsync(config);
        var imported = await bench.ImportAsync("w1");
        bench.Pve.Calls.Clear();
        // What PVE never tells is missing after an import, and is sent once.
        var told = config.With("password", Value.Null).With("hint", Value.Null).With("template", Value.Null)
            .With("startup", config["startup"].IsNull ? Value.Null : config["startup"].With("seed", Value.Null));
        await bench.UpAsync(told, imported);
        Assert.That(bench.Pve.Writes, Is.Empty);
    });

    private static void Hold<T>(Arbitrary<T> values, Func<T, Task> property) =>
        Check.One(Many, Prop.ForAll(values, value => property(value).GetAwaiter().GetResult()));

    private static async Task IsSettledAsync(Bench bench, Value config, Applied applied, string when)
    {
        var plan = await bench.PlanAsync(config, applied.State, applied.Managed);
        var differing = plan.Planned.Members.Where(member => !member.Value.Equals(applied.State[member.Key]))
            .Select(member => $"{member.Key}: {applied.State[member.Key]} => {member.Value}");
        Assert.That(differing, Is.Empty, when);
        Assert.That(plan.Replaces, Is.Empty, when);
    }

    private static Value WithoutReplacing(Value first, Value second) => second.With("kind", first["kind"]).With("colour", first["colour"]);

    private static IEnumerable<string> UnknownPaths(Value value, string at) => value.Kind switch
    {
        ValueKind.Unknown => [at],
        ValueKind.Object => value.Members.SelectMany(
            member => UnknownPaths(member.Value, at.Length == 0 ? member.Key : $"{at}/{member.Key}")),
        _ => [],
    };

    private static bool IsUnknownAt(Value value, string path)
    {
        foreach (var step in path.Split('/'))
        {
            if (value.IsUnknown)
            {
                return true;
            }

            value = value[step];
        }

        return value.IsUnknown;
    }
}
