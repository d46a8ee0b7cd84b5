using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Declarations;

/// <summary>
/// An answer of PVE that tells of many objects at once, and of each all that is recorded of it: a refresh of many asks for it in place of
/// each of them.
/// </summary>
/// <remarks>
/// What it tells of an object counts, what it leaves out does not: an object that it does not show is asked for itself.
/// </remarks>
/// <param name="Path">The path, with identity attributes in braces. Where it is that of the collection, the list data source asks the
/// same, by <see cref="Hooks.List"/> where that is set.</param>
public sealed record WholeList(string Path)
{
    /// <summary>The parameters that make PVE tell everything.</summary>
    public ImmutableArray<(string Name, string Value)> Query { get; init; } = [];

    /// <summary>The objects in an entry of the list, in the shape that the fields read.</summary>
    public Func<PveData, IEnumerable<PveData>> Objects { get; init; } = entry => [entry];

    /// <summary>Why an entry is an object no longer, in a sentence; null for one that is.</summary>
    public Func<PveData, string?> LeftOut { get; init; } = _ => null;

    /// <summary>
    /// Computed attributes that only an object's own answer tells. A refresh by the list leaves them as they are recorded; an object of
    /// which they are not recorded yet is asked for itself.
    /// </summary>
    public ImmutableArray<Field> Omits { get; init; } = [];

    /// <summary>The paths at and below which a write changes entries too, beside the list's own.</summary>
    public ImmutableArray<string> ChangedBy { get; init; } = [];

    /// <summary>True when a create or change at that path may have changed entries.</summary>
    internal bool IsChangedBy(string written) => IsBelow(written, Path.Split("/{")[0]) || ChangedBy.Any(path => IsBelow(written, path));

    private static bool IsBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/');
}
