using System.Globalization;

namespace Proxmox.Model.Fields;

/// <summary>Numbered slots of one kind, as <c>net0</c> to <c>net31</c>.</summary>
/// <param name="Prefix">What stands before the number.</param>
/// <param name="Count">How many there are; the numbers begin with 0. With 0 there is one, whose name has no number.</param>
/// <param name="Parameter">What stands before the number in PVE's parameter; null when that is <paramref name="Prefix"/> too.</param>
public readonly record struct SlotName(string Prefix, int Count = int.MaxValue, string? Parameter = null)
{
    /// <summary>True for the key of one of them.</summary>
    public bool Names(string key) => IsNumbered(Prefix, key);

    /// <summary>The key of the slot that PVE's parameter is; null when it is none of them.</summary>
    public string? KeyOf(string parameter) =>
        IsNumbered(Parameter ?? Prefix, parameter) ? Prefix + parameter[(Parameter ?? Prefix).Length..] : null;

    /// <summary>PVE's parameter for the key of one of them.</summary>
    public string ParameterOf(string key) => Parameter is null ? key : Parameter + key[Prefix.Length..];

    /// <summary>What it is called in messages: <c>net0 to net31</c>.</summary>
    public override string ToString() =>
        Count == 0 ? Prefix : Count == int.MaxValue ? $"{Prefix}0 and up" : Count == 1
            ? $"{Prefix}0" : $"{Prefix}0 to {Prefix}{(Count - 1).ToString(CultureInfo.InvariantCulture)}";

    private bool IsNumbered(string prefix, string name) =>
        Count == 0 ? name == prefix : name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal)
        && (name.Length == prefix.Length + 1 || name[prefix.Length] != '0')
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Count;
}
