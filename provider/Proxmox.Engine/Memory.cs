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
    private const char BeforeMark = '-';
    private const string ToldMark = "!";
    private const string Header = "managed/1\n";

    /// <summary>Nothing is managed: the memory of an imported object.</summary>
    public static Memory Empty { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>The written paths that were managed when the plan was made: they stay managed when its apply fails.</summary>
    public ImmutableSortedSet<string> Before { get; init; } = [];

    /// <summary>True in what a plan notes that knew the whole config and had PVE's answers: made once more for the same change, it would say the same.</summary>
    public bool IsTold { get; init; }

    /// <summary>What is noted after the apply of this plan has succeeded.</summary>
    public Memory Succeeded => new(Managed);

    /// <summary>What is noted after the apply of this plan has failed: some of it may have been done.</summary>
    public Memory Failed => new(Managed.Union(Before));

    /// <summary>Reads what <see cref="ToBytes"/> wrote; bytes of any other form give <see cref="Empty"/>.</summary>
    public static Memory FromBytes(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!text.StartsWith(Header, StringComparison.Ordinal))
        {
            return Empty;
        }

        var all = text[Header.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var lines = all.Where(line => line != ToldMark).ToLookup(line => line[0] == BeforeMark);
        return new(lines[false].ToImmutableSortedSet(StringComparer.Ordinal))
        {
            Before = lines[true].Select(line => line[1..]).ToImmutableSortedSet(StringComparer.Ordinal),
            IsTold = all.Contains(ToldMark, StringComparer.Ordinal),
        };
    }

    /// <summary>True when the attribute at that path, or a part of it, is managed.</summary>
    public bool Manages(string path) => Managed.Any(managed =>
        managed.StartsWith(path, StringComparison.Ordinal) && (managed.Length == path.Length || managed[path.Length] is '.' or '['));

    /// <summary>The bytes that stand for it; none when nothing is managed.</summary>
    public byte[] ToBytes() => Managed.IsEmpty && Before.IsEmpty && !IsTold
        ? []
        : Encoding.UTF8.GetBytes(Header + string.Join('\n', [.. Managed, .. Before.Select(path => BeforeMark + path), .. IsTold ? [ToldMark] : Array.Empty<string>()]));

    /// <summary>Both together.</summary>
    public Memory And(Memory other) => new(Managed.Union(other.Managed));

    /// <inheritdoc/>
    public bool Equals(Memory? other) => other is not null && Managed.SetEquals(other.Managed) && Before.SetEquals(other.Before);

    /// <inheritdoc/>
    public override int GetHashCode() => Managed.Count;
}
