using System.Globalization;

namespace Proxmox.Client;

/// <summary>JSON null.</summary>
internal sealed class PveNull : PveData
{
    public override PveDataKind Kind => PveDataKind.Null;

    public override bool Equals(PveData? other) => other is PveNull;

    public override int GetHashCode() => 0;
}

/// <summary>JSON true or false.</summary>
internal sealed class PveTruth : PveData
{
    public static readonly PveTruth True = new();
    public static readonly PveTruth False = new();

    private PveTruth()
    {
    }

    public override PveDataKind Kind => PveDataKind.Bool;

    private bool IsTrue => this == True;

    public override string AsText() => PveBoolean.Write(IsTrue);

    public override decimal? AsDecimal() => IsTrue ? 1 : 0;

    public override bool? AsBool() => IsTrue;

    public override bool Equals(PveData? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => IsTrue.GetHashCode();
}

/// <summary>A JSON string.</summary>
internal sealed class PveText(string text) : PveData
{
    public override PveDataKind Kind => PveDataKind.Text;

    public override string AsText() => text;

    public override decimal? AsDecimal() =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override bool? AsBool() => PveBoolean.Parse(text);

    public override bool Equals(PveData? other) => other is PveText && string.Equals(text, other.AsText(), StringComparison.Ordinal);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A JSON number; equal to every other that is as large.</summary>
internal abstract class PveNumber : PveData
{
    public sealed override PveDataKind Kind => PveDataKind.Number;

    public sealed override bool? AsBool() => AsDecimal() != 0;

    public sealed override bool Equals(PveData? other) => other is PveNumber && AsDecimal() == other.AsDecimal();

    public sealed override int GetHashCode() => AsDecimal().GetHashCode();
}

/// <summary>A whole number, which is what most of PVE's are.</summary>
internal sealed class PveWhole(long number) : PveNumber
{
    public override string AsText() => number.ToString(CultureInfo.InvariantCulture);

    public override long? AsLong() => number;

    public override decimal? AsDecimal() => number;
}

/// <summary>Any other number.</summary>
internal sealed class PveDecimal(decimal number) : PveNumber
{
    public override string AsText() => number.ToString(CultureInfo.InvariantCulture);

    public override decimal? AsDecimal() => number;
}
