using System.Collections.Immutable;
using Pulumi.StandIn.Tests.Engines;
using Pulumi.StandIn.Tests.Samples;
using Pulumi.Utilities;

namespace Pulumi.StandIn.Tests.Values;

public sealed class OutputTests
{
    private static readonly int[] OneTwoThree = [1, 2, 3];

    [Test]
    public async Task Apply_takes_plain_values_tasks_inputs_and_outputs()
    {
        var three = Output.Create(3);
        Input<int> five = 5;

        Assert.That(await ValueOf(three.Apply(value => value + 1)), Is.EqualTo(4));
        Assert.That(await ValueOf(three.Apply(value => Task.FromResult(value + 1))), Is.EqualTo(4));
        Assert.That(await ValueOf(three.Apply(value => five)), Is.EqualTo(5));
        Assert.That(await ValueOf(three.Apply(value => Output.Create(value * 2))), Is.EqualTo(6));
        Assert.That(await ValueOf(three.Apply(value => default(Output<string>))), Is.Null);
        Assert.That(await ValueOf(three.Apply(_ => Task.Delay(1, CancellationToken.None))), Is.EqualTo(default(ValueTuple)));
    }

    [Test]
    public async Task Apply_is_not_called_for_an_unknown_value_and_the_result_is_unknown_with_the_same_marks()
    {
        var unknown = OutputUtilities.WithDependency(
            Output.CreateSecret(OutputUtilities.CreateUnknown(0)), new DependencyResource("urn:a"));
        var called = false;

        var result = unknown.Apply(value =>
        {
            called = true;
            return $"{value}";
        });

        var state = await result.State;
        Assert.That(state, Is.EqualTo(new OutputState<string>(null!, IsKnown: false, IsSecret: true, state.Resources)));
        Assert.That(state.Resources, Has.Count.EqualTo(1));
        Assert.That(called, Is.False);
    }

    [Test]
    public async Task Apply_joins_the_marks_of_both_outputs()
    {
        DependencyResource first = new("urn:first");
        DependencyResource second = new("urn:second");
        var outer = OutputUtilities.WithDependency(Output.Create(1), first);

        var result = outer.Apply(value => OutputUtilities.WithDependency(Output.CreateSecret(value), second));

        var state = await result.State;
        Assert.That((state.Value, state.IsKnown, state.IsSecret), Is.EqualTo((1, true, true)));
        Assert.That(state.Resources, Is.EquivalentTo(new Resource[] { first, second }));
    }

    [Test]
    public async Task All_keeps_the_order_and_is_unknown_and_secret_as_soon_as_one_is()
    {
        Assert.That(await ValueOf(Output.All(Output.Create(1), Output.Create(Later(2)), Output.Create(3))), Is.EqualTo(OneTwoThree));
        Assert.That(await ValueOf(Output.All<int>(1, Output.Create(2), 3)), Is.EqualTo(OneTwoThree));

        var mixed = await Output.All(Output.CreateSecret(1), OutputUtilities.CreateUnknown(2)).State;
        Assert.That((mixed.IsKnown, mixed.IsSecret), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Tuple_joins_up_to_eight_values_of_different_types()
    {
        Input<string> text = "b";
        var tuple =
            Output.Tuple<int, string, bool, double, int, int, int, string>(1, text, true, 4.5, 5, 6, Output.CreateSecret(7), "h");

        Assert.That(await ValueOf(tuple), Is.EqualTo((1, "b", true, 4.5, 5, 6, 7, "h")));
        Assert.That(await Output.IsSecretAsync(tuple), Is.True);
    }

    [Test]
    public async Task Format_fills_inputs_and_outputs_in_and_formats_plain_values_invariantly()
    {
        Input<string> host = "pve1";

        var text = Output.Format($"https://{host}:{Output.CreateSecret(8006)}/{1.5:0.00}/{null}");

        Assert.That(await ValueOf(text), Is.EqualTo("https://pve1:8006/1.50/"));
        Assert.That(await Output.IsSecretAsync(text), Is.True);
    }

    [Test]
    public async Task Secret_and_unsecret_change_only_that_mark()
    {
        var secret = Output.CreateSecret(Output.Create("a"));

        Assert.That(await Output.IsSecretAsync(secret), Is.True);
        Assert.That(await Output.IsSecretAsync(Output.Unsecret(secret)), Is.False);
        Assert.That(await ValueOf(Output.Unsecret(secret)), Is.EqualTo("a"));
    }

    [Test]
    public async Task The_text_of_an_output_never_tells_its_value()
    {
        await using var engine = await FakeEngine.StartAsync();
        string? text = null;

        await engine.RunAsync(() => text = Output.CreateSecret("hunter2").ToString());

        Assert.That(text, Does.Contain("Output.Format").And.Not.Contain("hunter2"));
        Assert.That(engine.Log.Warnings.Single(), Is.EqualTo(text));
    }

    [Test]
    public void An_output_has_no_text_at_all_where_no_program_runs() =>
        Assert.That(() => Output.Create("a").ToString(), Throws.InvalidOperationException.With.Message.Contains("RunAsync"));

    [Test]
    public async Task A_deferred_output_becomes_another_output_once()
    {
        DeferredOutput<int> deferred = new();
        var doubled = deferred.Output.Apply(value => value * 2);

        deferred.Resolve(Output.CreateSecret(21));

        Assert.That(await ValueOf(doubled), Is.EqualTo(42));
        Assert.That(await Output.IsSecretAsync(doubled), Is.True);
        Assert.That(() => deferred.Resolve(Output.Create(1)), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_deferred_output_fails_with_what_it_becomes()
    {
        DeferredOutput<int> deferred = new();

        deferred.Resolve(Output.Create(Task.FromException<int>(new TimeoutException("too late"))));

        await Assert.ThatAsync(() => deferred.Output.State, Throws.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task Shortcuts_reach_into_lists_and_unions()
    {
        var list = Output.Create<ImmutableArray<string>>(["a", "b"]);
        var union = Output.Create<Union<int, string>>("b");

        Assert.That(await ValueOf(list.GetAt(1)), Is.EqualTo("b"));
        Assert.That(await ValueOf(list.First()), Is.EqualTo("a"));
        Assert.That(await ValueOf(list.Length()), Is.EqualTo(2));
        Assert.That(await ValueOf(union.IsT0()), Is.False);
        Assert.That(await ValueOf(union.AsT1()), Is.EqualTo("b"));
        Assert.That(await ValueOf(union.Value()), Is.EqualTo("b"));
        await Assert.ThatAsync(() => union.AsT0().State, Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_secret_setter_marks_the_value_and_keeps_it()
    {
        BoxArgs args = new() { Password = "hunter2" };

        var state = await args.Password.ToOutput().State;

        Assert.That((state.Value, state.IsSecret), Is.EqualTo(("hunter2", true)));
    }

    private static Task<T> ValueOf<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);

    private static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }
}
