using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Shortcuts for outputs of lists and unions.</summary>
public static class OutputExtensions
{
    /// <summary>One element of a list; an index outside of it makes the program fail.</summary>
    public static Output<T> GetAt<T>(this Output<ImmutableArray<T>> array, Input<int> index) =>
        Output.Tuple(array, index.ToOutput()).Apply(both => both.Item1[both.Item2]);

    /// <summary>The first element of a list; an empty one makes the program fail.</summary>
    public static Output<T> First<T>(this Output<ImmutableArray<T>> array) => array.GetAt(0);

    /// <summary>How many elements a list has.</summary>
    public static Output<int> Length<T>(this Output<ImmutableArray<T>> array) => array.Apply(elements => elements.Length);

    /// <summary>Whether a union's value is of its first type.</summary>
    public static Output<bool> IsT0<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(union => union.IsT0);

    /// <summary>Whether a union's value is of its second type.</summary>
    public static Output<bool> IsT1<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(union => union.IsT1);

    /// <summary>A union's value as the first type; the program fails if it is of the second.</summary>
    public static Output<T0> AsT0<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(union => union.AsT0);

    /// <summary>A union's value as the second type; the program fails if it is of the first.</summary>
    public static Output<T1> AsT1<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(union => union.AsT1);

    /// <summary>A union's value, of whichever type.</summary>
    public static Output<object> Value<T0, T1>(this Output<Union<T0, T1>> output) => output.Apply(union => union.Value);
}
