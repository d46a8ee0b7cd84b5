using System.Collections.Immutable;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;
using Changes = Pulumirpc.DiffResponse.Types.DiffChanges;
using Kind = Pulumirpc.PropertyDiff.Types.Kind;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>What a change would mean.</summary>
public sealed record DiffResult
{
    /// <summary>Why a resource that was left half made is worked on again, in the list of what replaces.</summary>
    private const string InitError = "#initerror";

    /// <summary>Whether anything changes.</summary>
    public Changes Changes { get; init; }

    /// <summary>Properties whose change replaces the resource.</summary>
    public ImmutableArray<string> Replaces { get; init; } = [];

    /// <summary>Outputs that stay as they are.</summary>
    public ImmutableArray<string> Stables { get; init; } = [];

    /// <summary>Properties that change.</summary>
    public ImmutableArray<string> Diffs { get; init; } = [];

    /// <summary>What changes by path; null when the provider tells no details.</summary>
    public ImmutableSortedDictionary<string, PropertyDiff>? Detailed { get; init; }

    /// <summary>Whether a replaced resource must be gone before the new one is created.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>Nothing changes.</summary>
    public static DiffResult None { get; } = new() { Changes = Changes.DiffNone };

    /// <summary>Something changes that replaces the resource, and is no property of it.</summary>
    public static DiffResult ReplacedFor(string reason) => new() { Changes = Changes.DiffSome, Replaces = [reason] };

    /// <summary>Whether the resource is replaced.</summary>
    public bool IsReplacement =>
        !Replaces.IsEmpty || Detailed?.Values.Any(
            difference => difference.Kind is Kind.AddReplace or Kind.DeleteReplace or Kind.UpdateReplace) == true;

    /// <summary>As the wire has it. Details count only where the provider says that it has them.</summary>
    public static DiffResult Of(DiffResponse response) => new()
    {
        Changes = response.Changes,
        Replaces = [.. response.Replaces],
        Stables = [.. response.Stables],
        Diffs = [.. response.Diffs],
        DeleteBeforeReplace = response.DeleteBeforeReplace,
        Detailed = response.HasDetailedDiff
            ? Sorted(response.DetailedDiff.Select(pair => KeyValuePair.Create(pair.Key, Known(pair.Value)))) : null,
    };

    /// <summary>What the engine itself finds, for a provider that does not compare.</summary>
    public DiffResult Compare(PropertyObject oldInputs, PropertyObject newInputs)
    {
        if (Changes != Changes.DiffUnknown)
        {
            return this;
        }

        var differences = PropertyDifference.Of(oldInputs, newInputs);
        if (differences.Count == 0)
        {
            return this with { Changes = Changes.DiffNone };
        }

        ImmutableArray<string> names =
            [.. differences.Keys.Select(path => (string)PropertyPath.Parse(path).Parts[0]).Distinct(StringComparer.Ordinal)];
        return this with { Changes = Changes.DiffSome, Diffs = names, Detailed = Sorted(differences) };
    }

    /// <summary>The same seen from the other side: what was added was deleted.</summary>
    public DiffResult Inverted() => this with
    {
        Detailed = Detailed is null ? null : Sorted(Detailed.Select(pair => KeyValuePair.Create(pair.Key, new PropertyDiff
        {
            InputDiff = pair.Value.InputDiff,
            Kind = pair.Value.Kind switch
            {
                Kind.Add => Kind.Delete,
                Kind.AddReplace => Kind.DeleteReplace,
                Kind.Delete => Kind.Add,
                Kind.DeleteReplace => Kind.AddReplace,
                var same => same,
            },
        }))),
    };

    /// <summary>The same with changes of these paths replacing the resource.</summary>
    /// <param name="initErrors">Whether the resource was left half made, which <c>*</c> counts as a change.</param>
    public DiffResult ReplaceOn(IReadOnlyCollection<string> paths, bool initErrors)
    {
        if (Changes != Changes.DiffSome && !initErrors)
        {
            return this;
        }

        PropertyPath[] parsed = [.. paths.Select(PropertyPath.Parse)];
        bool Hits(string path) => PropertyPath.TryParse(path) is { } place && Array.Exists(parsed, candidate => candidate.Contains(place));
        var result = this with
        {
            Replaces = [.. Replaces.Union(Diffs.Where(Hits), StringComparer.Ordinal)],
            Detailed = Detailed is null ? null
                : Sorted(Detailed.Select(pair => Hits(pair.Key) ? KeyValuePair.Create(pair.Key, Replacing(pair.Value)) : pair)),
        };
        return initErrors && Hits(InitError) ? result with { Changes = Changes.DiffSome, Replaces = result.Replaces.Add(InitError) }
            : result;
    }

    private static PropertyDiff Replacing(PropertyDiff difference) => new()
    {
        InputDiff = difference.InputDiff,
        Kind = difference.Kind switch
        {
            Kind.Add => Kind.AddReplace,
            Kind.Delete => Kind.DeleteReplace,
            Kind.Update => Kind.UpdateReplace,
            var already => already,
        },
    };

    private static PropertyDiff Known(PropertyDiff difference) =>
        Enum.IsDefined(difference.Kind) ? difference : new() { Kind = Kind.Update, InputDiff = difference.InputDiff };

    private static ImmutableSortedDictionary<string, PropertyDiff> Sorted(IEnumerable<KeyValuePair<string, PropertyDiff>> differences) =>
        differences.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
