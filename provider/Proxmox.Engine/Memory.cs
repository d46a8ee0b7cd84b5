using System.Collections.Immutable;
using System.Text;

namespace Proxmox.Engine;

/// <summary>
/// What the provider notes beside an object's state: the attributes that are managed, those that the user had set in the last apply.
/// Terraform keeps it as private state; for Pulumi it follows from the old inputs.
/// </summary>
/// <param name="Managed">The written paths of the managed attributes.</param>
public sealed record Memory(ImmutableSortedSet<string> Managed)
{
    private const string Header = "managed/1\n";

    /// <summary>Nothing is managed: the memory of an imported object.</summary>
    public static Memory Empty { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>Reads what <see cref="ToBytes"/> wrote; bytes of any other form give <see cref="Empty"/>.</summary>
    public static Memory FromBytes(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.StartsWith(Header, StringComparison.Ordinal)
            ? new(text[Header.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries).ToImmutableSortedSet(StringComparer.Ordinal))
            : Empty;
    }

    /// <summary>True when the attribute at that path, or a part of it, is managed.</summary>
    public bool Manages(string path) => Managed.Any(managed =>
        managed.StartsWith(path, StringComparison.Ordinal) && (managed.Length == path.Length || managed[path.Length] is '.' or '['));

    /// <summary>The bytes that stand for it; none when nothing is managed.</summary>
    public byte[] ToBytes() => Managed.IsEmpty ? [] : Encoding.UTF8.GetBytes(Header + string.Join('\n', Managed));

    /// <summary>Both together.</summary>
    public Memory And(Memory other) => new(Managed.Union(other.Managed));

    /// <inheritdoc/>
    public bool Equals(Memory? other) => other is not null && Managed.SetEquals(other.Managed);

    /// <inheritdoc/>
    public override int GetHashCode() => Managed.Count;
}
