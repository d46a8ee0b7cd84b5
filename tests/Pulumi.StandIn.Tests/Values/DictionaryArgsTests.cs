using System.Collections.Immutable;
using Pulumi.StandIn.Tests.Samples;

namespace Pulumi.StandIn.Tests.Values;

/// <summary>Arguments that are given as a map are checked when the map is taken, not when they are sent.</summary>
public sealed class DictionaryArgsTests
{
    private static IEnumerable<object?> Fit =>
    [
        null, true, 1, 0.5, "text", Colour.Red, Grade.Good, ImmutableArray.Create("a"), ImmutableDictionary<string, object>.Empty,
        (Union<int, string>)"deep", Output.Create(1), Output.Create(ImmutableArray.Create<object>(1)),
    ];

    private static IEnumerable<object> Unfit =>
    [
        5L, DateTime.UnixEpoch, new List<string> { "a" }, new[] { "a" }, new Dictionary<string, object>(), new LidArgs(),
            new InputList<string>(),
        new FileAsset("a.txt"), Output.Create(5L), Output.Create(new List<int>()), ImmutableDictionary<int, string>.Empty,
    ];

    [Test]
    public void What_outputs_can_have_is_taken()
    {
        foreach (var value in Fit)
        {
            Assert.That(() => new DictionaryResourceArgs(MapOf(value)), Throws.Nothing, value?.GetType().Name);
            Assert.That(() => new DictionaryInvokeArgs(MapOf(value)), Throws.Nothing, value?.GetType().Name);
        }
    }

    [Test]
    public void Anything_else_is_refused_at_once()
    {
        foreach (var value in Unfit)
        {
            Assert.That(() => new DictionaryResourceArgs(MapOf(value)), Throws.InvalidOperationException.With.Message.Contains("key"),
                value.GetType().Name);
            Assert.That(() => new DictionaryInvokeArgs(MapOf(value)), Throws.InvalidOperationException.With.Message.Contains("key"),
                value.GetType().Name);
        }
    }

    [Test]
    public void An_input_is_taken_for_a_function_and_refused_for_a_resource()
    {
        Input<string> input = "text";

        Assert.That(() => new DictionaryInvokeArgs(MapOf(input)), Throws.Nothing);
        Assert.That(() => new DictionaryResourceArgs(MapOf(input)), Throws.InvalidOperationException);
    }

    private static ImmutableDictionary<string, object?> MapOf(object? value) =>
        ImmutableDictionary<string, object?>.Empty.Add("key", value);
}
