using System.Collections;
using System.Collections.Immutable;
using Pulumi.Utilities;

namespace Pulumi.StandIn.Tests.Values;

public sealed class InputCollectionTests
{
    [Test]
    public async Task A_list_is_filled_by_an_initialiser_with_values_outputs_and_lists()
    {
        Input<string> b = "b";
        InputList<string> list = new() { "a", b, Output.Create("c"), new List<string> { "d", "e" }, { "f", "g" } };

        Assert.That(await ValueOf(list), Is.EqualTo((string[])["a", "b", "c", "d", "e", "f", "g"]));
    }

    private static IEnumerable<TestCaseData<Func<InputList<int>>>> Lists()
    {
        Input<int> input = 7;
        yield return new(() => 7);
        yield return new(() => input);
        yield return new(() => Output.Create(7));
        yield return new(() => new[] { 7 });
        yield return new(() => new[] { input });
        yield return new(() => new[] { Output.Create(7) });
        yield return new(() => new List<int> { 7 });
        yield return new(() => new List<Input<int>> { input });
        yield return new(() => new List<Output<int>> { Output.Create(7) });
        yield return new(() => ImmutableArray.Create(7));
        yield return new(() => ImmutableArray.Create(input));
        yield return new(() => ImmutableArray.Create(Output.Create(7)));
        yield return new(() => Output.Create(new[] { 7 }));
        yield return new(() => Output.Create(new List<int> { 7 }));
        yield return new(() => Output.Create<IEnumerable<int>>(Enumerable.Repeat(7, 1)));
        yield return new(() => Output.Create(ImmutableArray.Create(7)));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_is_taken_from_anything_like_one(Func<InputList<int>> make) =>
        Assert.That(await ValueOf(make()), Is.EqualTo((int[])[7]));

    [Test]
    public async Task Concat_leaves_both_lists_as_they_are()
    {
        InputList<int> first = new() { 1 };
        InputList<int> second = new() { 2 };

        Assert.That(await ValueOf(first.Concat(second)), Is.EqualTo((int[])[1, 2]));
        Assert.That(await ValueOf(first), Is.EqualTo((int[])[1]));
        Assert.That(await ValueOf(second), Is.EqualTo((int[])[2]));
    }

    [Test]
    public async Task A_list_that_was_never_made_stays_one()
    {
        InputList<int> list = default(ImmutableArray<int>);

        Assert.That((await ValueOf(list)).IsDefault, Is.True);
    }

    [Test]
    public async Task A_list_is_enumerated_asynchronously_only()
    {
        InputList<int> list = new() { 1, Output.Create(2) };
        List<int> seen = [];

        await foreach (var item in list)
        {
            seen.Add(await OutputUtilities.GetValueAsync(item.ToOutput()));
        }

        Assert.That(seen, Is.EqualTo((int[])[1, 2]));
        Assert.That(() => ((IEnumerable)list).GetEnumerator(), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public async Task A_map_is_filled_by_both_kinds_of_initialisers()
    {
        InputMap<string> added = new() { { "a", "1" }, { "b", Output.Create("2") }, new Dictionary<string, string> { ["c"] = "3" } };
        InputMap<string> indexed = new() { ["a"] = "1", ["b"] = Output.Create("2") };

        Assert.That(await ValueOf(added), Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2", ["c"] = "3" }));
        Assert.That(await ValueOf(indexed), Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }));
    }

    [Test]
    public async Task A_key_given_twice_must_have_one_value()
    {
        InputMap<string> same = new() { ["a"] = "1" };
        same["a"] = Output.Create("1");
        InputMap<string> other = new() { ["a"] = "1" };
        other["a"] = "2";

        Assert.That(await ValueOf(same), Is.EquivalentTo(new Dictionary<string, string> { ["a"] = "1" }));
        await Assert.ThatAsync(() => ValueOf(other), Throws.ArgumentException.With.Message.Contain("'a'"));
    }

    [Test]
    public async Task Merge_lets_the_second_map_win_and_changes_neither()
    {
        InputMap<int> first = new() { ["a"] = 1, ["b"] = 2 };

        var merged = InputMap<int>.Merge(first, new Dictionary<string, int> { ["b"] = 3 });

        Assert.That(await ValueOf(merged), Is.EquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 3 }));
        Assert.That(await ValueOf(first), Is.EquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }));
    }

    [Test]
    public async Task Collections_of_unions_take_either_type()
    {
        InputList<Union<int, string>> list = new() { 1, "b" };
        InputMap<Union<int, string>> map = new() { { "a", 1 }, { "b", "b" } };

        Assert.That((await ValueOf(list)).Select(item => item.Value), Is.EqualTo(new object[] { 1, "b" }));
        Assert.That((await ValueOf(map))["b"].AsT1, Is.EqualTo("b"));
    }

    [Test]
    public async Task A_union_is_taken_from_either_type_and_their_outputs()
    {
        InputUnion<int, string>[] all =
            [1, "b", Output.Create(1), Output.Create("b"), (Input<int>)1, (Input<string>)"b", Union<int, string>.FromT0(1)];

        var values = await OutputUtilities.GetValueAsync(Output.All<Union<int, string>>(all));

        Assert.That(values.Select(value => value.Value), Is.EqualTo(new object[] { 1, "b", 1, "b", 1, "b", 1 }));
    }

    private static Task<T> ValueOf<T>(Input<T> input) => OutputUtilities.GetValueAsync(input.ToOutput());
}
