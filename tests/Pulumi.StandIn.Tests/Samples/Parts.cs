using System.ComponentModel;

namespace Pulumi.StandIn.Tests.Samples;

/// <summary>A nested object given to a resource.</summary>
public sealed class LidArgs : ResourceArgs
{
    [Input("hinges", required: true)]
    public Input<int> Hinges { get; set; } = null!;

    [Input("key")]
    public Input<string>? Key { get; set; }
}

/// <summary>A nested object that a resource has; one of its names is no identifier.</summary>
[OutputType]
public sealed class Lid
{
    public readonly int Hinges;
    public readonly string? Key;
    public readonly bool IsDefault;

    [OutputConstructor]
    private Lid(int hinges, string? key, [OutputConstructorParameter("is-default")] bool isDefault) =>
        (Hinges, Key, IsDefault) = (hinges, key, isDefault);
}

/// <summary>An enumeration of strings that may grow.</summary>
[EnumType]
public readonly struct Colour : IEquatable<Colour>
{
    private readonly string _value;

    private Colour(string value) => _value = value;

    public static Colour Red { get; } = new("red");

    public static Colour Blue { get; } = new("blue");

    public static explicit operator string(Colour value) => value._value;

    public static bool operator ==(Colour left, Colour right) => left.Equals(right);

    public static bool operator !=(Colour left, Colour right) => !left.Equals(right);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is Colour other && Equals(other);

    public bool Equals(Colour other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}

/// <summary>An enumeration of whole numbers.</summary>
public enum Grade
{
    None = 0,
    Good = 2,
    Best = 7,
}
