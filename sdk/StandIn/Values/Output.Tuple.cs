namespace Pulumi;

/// <content>Several values of different types at once; unknown or secret as soon as one is.</content>
public static partial class Output
{
    /// <summary>Two values at once.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        Pair(item1.ToOutput(), item2.ToOutput());

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        Tuple((Input<T1>)item1, (Input<T2>)item2);

    /// <summary>Three values at once.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Pair(Tuple(item1, item2), item3.ToOutput())
            .Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item2));

    /// <inheritdoc cref="Tuple{T1, T2, T3}(Input{T1}, Input{T2}, Input{T3})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3);

    /// <summary>Four values at once.</summary>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Pair(Tuple(item1, item2, item3), item4.ToOutput())
            .Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item1.Item3, t.Item2));

    /// <inheritdoc cref="Tuple{T1, T2, T3, T4}(Input{T1}, Input{T2}, Input{T3}, Input{T4})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4);

    /// <summary>Five values at once.</summary>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5) =>
        Pair(Tuple(item1, item2, item3, item4), item5.ToOutput())
            .Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item1.Item3, t.Item1.Item4, t.Item2));

    /// <inheritdoc cref="Tuple{T1, T2, T3, T4, T5}(Input{T1}, Input{T2}, Input{T3}, Input{T4}, Input{T5})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5) =>
        Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4, (Input<T5>)item5);

    /// <summary>Six values at once.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6) =>
        Pair(Tuple(item1, item2, item3, item4, item5), item6.ToOutput())
            .Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item1.Item3, t.Item1.Item4, t.Item1.Item5, t.Item2));

    /// <inheritdoc cref="Tuple{T1, T2, T3, T4, T5, T6}(Input{T1}, Input{T2}, Input{T3}, Input{T4}, Input{T5}, Input{T6})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6) =>
        Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4, (Input<T5>)item5, (Input<T6>)item6);

    /// <summary>Seven values at once.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7) =>
        Pair(Tuple(item1, item2, item3, item4, item5, item6), item7.ToOutput())
            .Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item1.Item3, t.Item1.Item4, t.Item1.Item5, t.Item1.Item6, t.Item2));

    /// <inheritdoc cref="Tuple{T1, T2, T3, T4, T5, T6, T7}(Input{T1}, Input{T2}, Input{T3}, Input{T4}, Input{T5}, Input{T6}, Input{T7})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7) =>
        Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4, (Input<T5>)item5, (Input<T6>)item6, (Input<T7>)item7);

    /// <summary>Eight values at once.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7,
            Input<T8> item8) =>
        Pair(Tuple(item1, item2, item3, item4, item5, item6, item7), item8.ToOutput())
            .Apply(t => (t.Item1.Item1, t.Item1.Item2, t.Item1.Item3, t.Item1.Item4, t.Item1.Item5, t.Item1.Item6, t.Item1.Item7, t.Item2));

    /// <inheritdoc cref="Tuple{T1, T2, T3, T4, T5, T6, T7, T8}(Input{T1}, Input{T2}, Input{T3}, Input{T4}, Input{T5}, Input{T6},
    /// Input{T7}, Input{T8})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7,
            Output<T8> item8) =>
        Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4, (Input<T5>)item5, (Input<T6>)item6, (Input<T7>)item7,
            (Input<T8>)item8);

    private static Output<(T1, T2)> Pair<T1, T2>(Output<T1> item1, Output<T2> item2)
    {
        async Task<OutputState<(T1, T2)>> StateAsync()
        {
            var first = await item1.State;
            var second = await item2.State;
            return first.Joined(second).With((first.Value, second.Value));
        }

        return new(StateAsync());
    }
}
