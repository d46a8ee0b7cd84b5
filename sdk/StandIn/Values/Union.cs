using System.Runtime.InteropServices;

namespace Pulumi;

/// <summary>A union of any two types.</summary>
internal interface IUnion
{
    /// <summary>The value, of whichever type.</summary>
    object Value { get; }
}

/// <summary>A value of one of two types.</summary>
/// <typeparam name="T0">The first type.</typeparam>
/// <typeparam name="T1">The second type.</typeparam>
[StructLayout(LayoutKind.Auto)]
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 first;
    private readonly T1 second;
    private readonly bool isSecond;

    private Union(T0 first, T1 second, bool isSecond) => (this.first, this.second, this.isSecond) = (first, second, isSecond);

    /// <summary>The value as the first type.</summary>
    /// <exception cref="InvalidOperationException">It is of the second.</exception>
    public T0 AsT0 => IsT0 ? first : throw new InvalidOperationException($"The value is no {typeof(T0).Name} but a {typeof(T1).Name}.");

    /// <summary>The value as the second type.</summary>
    /// <exception cref="InvalidOperationException">It is of the first.</exception>
    public T1 AsT1 => isSecond ? second
        : throw new InvalidOperationException($"The value is no {typeof(T1).Name} but a {typeof(T0).Name}.");

    /// <summary>Whether the value is of the first type.</summary>
    public bool IsT0 => !isSecond;

    /// <summary>Whether the value is of the second type.</summary>
    public bool IsT1 => isSecond;

    /// <summary>The value, of whichever type.</summary>
    public object Value => isSecond ? second! : first!;

    /// <summary>A value of the first type.</summary>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>A value of the second type.</summary>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>Whether both are of the same type and equal.</summary>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Whether they differ in type or value.</summary>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    /// <summary>A value of the first type.</summary>
    public static Union<T0, T1> FromT0(T0 input) => new(input, default!, isSecond: false);

    /// <summary>A value of the second type.</summary>
    public static Union<T0, T1> FromT1(T1 input) => new(default!, input, isSecond: true);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(isSecond, first, second);

    /// <summary>The type's name and the value.</summary>
    public override string ToString() => isSecond ? $"{typeof(T1).FullName}: {second}" : $"{typeof(T0).FullName}: {first}";

    /// <summary>Whether both are of the same type and equal.</summary>
    public bool Equals(Union<T0, T1> other) => isSecond == other.isSecond
        && (isSecond ? EqualityComparer<T1>.Default.Equals(second, other.second) : EqualityComparer<T0>.Default.Equals(first, other.first));

    /// <summary>Converts a value of the first type and leaves one of the second.</summary>
    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) => isSecond ? second : mapFunc(first);

    /// <summary>Converts a value of the second type and leaves one of the first.</summary>
    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) => isSecond ? mapFunc(second) : first;

    /// <summary>Converts the value, whichever type it has.</summary>
    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1) =>
        isSecond ? mapFunc1(second) : mapFunc0(first);

    /// <summary>Makes one result of either type.</summary>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => isSecond ? f1(second) : f0(first);

    /// <summary>Does one thing or the other.</summary>
    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (isSecond)
        {
            f1(second);
        }
        else
        {
            f0(first);
        }
    }

    /// <summary>Whether the value is of the first type.</summary>
    /// <param name="value">The value then.</param>
    /// <param name="remainder">The value otherwise.</param>
    public bool TryPickT0(out T0 value, out T1 remainder)
    {
        (value, remainder) = (first, second);
        return IsT0;
    }

    /// <summary>Whether the value is of the second type.</summary>
    /// <param name="value">The value then.</param>
    /// <param name="remainder">The value otherwise.</param>
    public bool TryPickT1(out T1 value, out T0 remainder)
    {
        (value, remainder) = (second, first);
        return isSecond;
    }
}
