namespace Proxmox.Client;

/// <summary>A JSON array.</summary>
internal sealed class PveArray(PveData[] items) : PveData
{
    public override PveDataKind Kind => PveDataKind.Array;

    public override IReadOnlyList<PveData> Items { get; } = items.AsReadOnly();

    public override bool Equals(PveData? other) => other is PveArray && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => HashCode.Combine(PveDataKind.Array, Items.Count);
}
