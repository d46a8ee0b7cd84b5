using System.Collections.Immutable;
using System.Text;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

/// <summary>
/// What the provider notes beside an object's state: the attributes that are managed, those that the user had set in the last apply.
/// Terraform keeps it as private state; for Pulumi it follows from the old inputs.
/// </summary>
/// <param name="Paths">The written paths of the managed attributes.</param>
public sealed record ManagedAttributes(ImmutableSortedSet<string> Paths)
{
    private const char BeforeMark = '-';
    private const string ToldMark = "!";
    private const string Header = "managed/1\n";

    /// <summary>Nothing is managed, as in an imported object.</summary>
    public static ManagedAttributes Empty { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>The written paths that were managed when the plan was made: they stay managed when its apply fails.</summary>
    public ImmutableSortedSet<string> Before { get; init; } = [];

    /// <summary>
    /// True in what a plan notes that knew the whole config and had PVE's answers: made once more for the same change, it would say the
    /// same.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>What is noted after the apply of this plan has succeeded.</summary>
    public ManagedAttributes Succeeded => new(Paths);

    /// <summary>What is noted after the apply of this plan has failed: some of it may have been done.</summary>
    public ManagedAttributes Failed => new(Paths.Union(Before));

    /// <summary>What a config manages: the attributes that it sets, down to the smallest part that can be cleared alone.</summary>
    public static ManagedAttributes Of(IEnumerable<Field> fields, Value config)
    {
        var paths = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        Collect(fields, config, AttributePath.Root, paths);
        return new(paths.ToImmutable());
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; bytes of any other form give <see cref="Empty"/>.</summary>
    public static ManagedAttributes FromBytes(ReadOnlySpan<byte> bytes)
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
            IsRepeatable = all.Contains(ToldMark, StringComparer.Ordinal),
        };
    }

    /// <summary>True when the attribute at that path, or a part of it, is managed.</summary>
    public bool Manages(string path) => Paths.Any(managed =>
        managed.StartsWith(path, StringComparison.Ordinal) && (managed.Length == path.Length || managed[path.Length] is '.' or '['));

    /// <summary>The bytes that stand for it; none when nothing is managed.</summary>
    public byte[] ToBytes() => Paths.IsEmpty && Before.IsEmpty && !IsRepeatable
        ? []
        : Encoding.UTF8.GetBytes(Header + string.Join(
            '\n', [.. Paths, .. Before.Select(path => BeforeMark + path), .. IsRepeatable ? [ToldMark] : Array.Empty<string>()]));

    /// <inheritdoc/>
    public bool Equals(ManagedAttributes? other) => other is not null && Paths.SetEquals(other.Paths) && Before.SetEquals(other.Before);

    /// <inheritdoc/>
    public override int GetHashCode() => Paths.Count;

    private static void Collect(IEnumerable<Field> fields, Value config, AttributePath at, ImmutableSortedSet<string>.Builder paths)
    {
        foreach (var field in fields)
        {
            var value = config[field.Name];
            if (field.IsInput && !field.IsWriteOnly && !value.IsNull)
            {
                Collect(field.Type, value, at.Attribute(field.Name), paths);
            }
        }
    }

    private static void Collect(FieldType type, Value value, AttributePath at, ImmutableSortedSet<string>.Builder paths)
    {
        switch (type)
        {
            case FieldType.Object nested when value.Kind == ValueKind.Object:
                paths.Add(at.ToString());
                Collect(nested.Fields, value, at, paths);
                break;
            case FieldType.Map map when value.Kind == ValueKind.Object:
                paths.Add(at.ToString());
                foreach (var (key, element) in value.Members)
                {
                    Collect(map.Element, element, at.Key(key), paths);
                }

                break;
            default:
                paths.Add(at.ToString());
                break;
        }
    }
}
