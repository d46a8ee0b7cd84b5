using System.Globalization;

namespace Proxmox.Model.Fields;

/// <summary>Numbered parameters of one kind, as <c>net0</c> to <c>net31</c>.</summary>
/// <param name="Prefix">What stands before the number.</param>
/// <param name="Count">How many there are; the numbers begin with 0.</param>
public readonly record struct SlotName(string Prefix, int Count = int.MaxValue)
{
    /// <summary>True for the name of one of them.</summary>
    public bool Names(string parameter) =>
        parameter.Length > Prefix.Length && parameter.StartsWith(Prefix, StringComparison.Ordinal)
        && (parameter.Length == Prefix.Length + 1 || parameter[Prefix.Length] != '0')
        && int.TryParse(parameter.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Count;

    /// <summary>What it is called in messages: <c>net0 to net31</c>.</summary>
    public override string ToString() =>
        Count == int.MaxValue ? $"{Prefix}0 and up" : Count == 1 ? $"{Prefix}0" : $"{Prefix}0 to {Prefix}{(Count - 1).ToString(CultureInfo.InvariantCulture)}";
}
