using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;
using Proxmox.Pulumi.Tests.Fakes;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

/// <summary>What holds for the life of an object whatever its inputs are.</summary>
public sealed class AnyInputsTests
{
    private static readonly Gen<Value> Words = Gen.Elements("a", "b", "c d", "é").Select(Value.ForString);

    private static readonly Gen<Value> Net = Bag(
        ("model", Gen.Elements("virtio", "e1000").Select(Value.ForString), true),
        ("mac", Gen.Elements("AA:BB:CC:DD:EE:FF", "aa:bb:cc:dd:ee:01").Select(Value.ForString), false),
        ("key", Words, false)).Select(Value.ForStruct);

    private static readonly Gen<Struct> Inputs = Bag(
        ("name", Gen.Constant("first").Select(Value.ForString), true),
        ("comment", Words, false),
        ("size", Gen.Elements("8G", "8192M", "9G").Select(Value.ForString), false),
        ("mode", Gen.Elements("auto", "manual").Select(Value.ForString), false),
        ("maxFiles", Gen.Choose(1, 9).Select(number => Value.ForNumber(number)), false),
        ("isActive", Gen.Elements(true, false).Select(Value.ForBool), false),
        ("labels", Gen.Elements("x", "y", "z").Select(Value.ForString).NonEmptyListOf().Select(items => Value.ForList([.. items])), false),
        ("steps", Gen.Elements("x", "y").Select(Value.ForString).NonEmptyListOf().Select(items => Value.ForList([.. items.Take(3)])),
            false),
        ("limits", Bag(("cpu", Gen.Choose(1, 4).Select(number => Value.ForNumber(number)), false),
            ("memoryMib", Gen.Choose(16, 18).Select(number => Value.ForNumber(number)), true)).Select(Value.ForStruct), false),
        ("nets", Bag(("net0", Net, false), ("net1", Net, false), ("net2", Net, true)).Select(Value.ForStruct), false),
        ("password", Words, false),
        ("picked", Words, false));

    [Test]
    public void After_a_create_and_after_an_update_there_is_nothing_to_change_and_nothing_has_drifted() =>
        Check(Inputs.Two(), async (host, pair) =>
    {
        var state = await host.CreateAsync(Text(pair.Item1));
        await AssertSettledAsync(host, state, pair.Item1);

        var updated = await host.UpdateAsync(state, Text(pair.Item2));
        await AssertSettledAsync(host, updated, pair.Item2);
    });

    [Test]
    public void A_preview_shows_what_the_update_does() => Check(Inputs.Two(), async (host, pair) =>
    {
        var state = await host.CreateAsync(Text(pair.Item1));
        var preview = await host.UpdateAsync(state, Text(pair.Item2), isPreview: true);
        var updated = await host.UpdateAsync(state, Text(pair.Item2));

        foreach (var (name, value) in preview.Outputs.Fields.Where(member => member.Value.StringValue != Sentinels.Of(UnknownKind.Text)))
        {
            var actual = updated.Outputs.Fields.GetValueOrDefault(name) ?? Value.ForNull();
            Assert.That(Attached.Json(new ListValue { Values = { actual } }),
                Is.EqualTo(Attached.Json(new ListValue { Values = { value } })), name);
        }
    });

    [Test]
    public void A_diff_the_other_way_round_has_the_same_paths() => Check(Inputs.Two(), async (host, pair) =>
    {
        var one = await host.CreateAsync(Text(pair.Item1));
        var other = await host.UpdateAsync(one, Text(pair.Item2));

        var there = await host.DiffAsync(one, Text(pair.Item2));
        var back = await host.DiffAsync(other, Text(pair.Item1));

        // What PVE would pick is unknown on the way there, and a value on the way back.
        Assert.That(there.Diffs.Where(name => name != "picked"), Is.EquivalentTo(back.Diffs.Where(name => name != "picked")));
    });

    [Test]
    public void Whatever_is_not_known_yet_is_unknown_in_the_preview() =>
        Check(Inputs.Zip(Gen.Choose(0, 100)).Zip(Gen.Elements(System.Enum.GetValues<UnknownKind>())), async (host, pair) =>
    {
        var ((inputs, place), kind) = pair;
        var name = inputs.Fields.Keys.ElementAt(place % inputs.Fields.Count);
        inputs.Fields[name] = Value.ForString(Sentinels.Of(kind));

        var answer = await host.Client.CreateAsync(
            new() { Urn = Attached.Urn, Type = Attached.GadgetType, Properties = await host.CheckAsync(inputs), Preview = true });

        Assert.That(PropertyCodec.Read(answer.Properties)[name]!.HoldsUnknown, Is.True, name);
        Assert.That(host.Pve.Writes, Is.Empty);
    });

    private static async Task AssertSettledAsync(Attached host, (string Id, Struct Inputs, Struct Outputs) state, Struct inputs)
    {
        var diff = await host.DiffAsync(state, Text(inputs));
        var read = await host.RefreshAsync(state);

        Assert.That(diff.DetailedDiff, Is.Empty);
        Assert.That(diff.Changes, Is.EqualTo(DiffResponse.Types.DiffChanges.DiffNone));
        Assert.That(Attached.Json(read.Inputs), Is.EqualTo(Attached.Json(state.Inputs)));
        Assert.That(Attached.Json(read.Properties), Is.EqualTo(Attached.Json(state.Outputs)));
    }

    private static string Text(Struct inputs) => Google.Protobuf.JsonFormatter.Default.Format(inputs);

    private static Gen<Struct> Bag(params (string Name, Gen<Value> Value, bool IsRequired)[] members) => members.Aggregate(
        Gen.Constant(0).Select(_ => new Struct()),
        (bags, member) => bags.Zip(member.Value).Zip(Gen.Elements(true, false)).Select(choice =>
        {
            var ((bag, value), isSet) = choice;
            var next = bag.Clone();
            if (isSet || member.IsRequired)
            {
                next.Fields[member.Name] = value.Clone();
            }

            return next;
        }));

    private static void Check<T>(Gen<T> values, Func<Attached, T, Task> holds) => Prop.ForAll(
        values.ToArbitrary(), value => RunAsync(value, holds).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static async Task<bool> RunAsync<T>(T value, Func<Attached, T, Task> holds)
    {
        await using var host = await Attached.StartAsync();
        await holds(host, value);
        return true;
    }
}
