using System.Collections.Immutable;
using System.Text.Json;

namespace Proxmox.Generate.Coverage;

/// <summary>
/// The table <c>methods.tsv</c>: every method of PVE's API that changes something, and what reaches it. What it says of declarations the
/// tests of the resources prove, by the requests that they make.
/// </summary>
public sealed class CoverageTable
{
    /// <summary>Where it is, below the root of the repository.</summary>
    public const string File = "eng/Generate/Coverage/methods.tsv";
    private const string ApiFile = "tests/Simulator/Schema/api.jsonl";

    private CoverageTable(ImmutableArray<CoveredMethod> methods) => Methods = methods;

    /// <summary>The methods, in the order of the table.</summary>
    public ImmutableArray<CoveredMethod> Methods { get; }

    /// <summary>Reads it.</summary>
    /// <param name="repository">The repository's root.</param>
    /// <exception cref="GenerateException">A line is not understood, or the table does not hold each method of PVE's API once.</exception>
    public static CoverageTable Read(string repository)
    {
        var methods = System.IO.File.ReadLines(Path.Combine(repository, File)).Select(CoveredMethod.Read).ToImmutableArray();
        var told = methods.Select(method => $"{method.Verb} {method.Path}").ToList();
        var known = ApiMethods(Path.Combine(repository, ApiFile)).ToHashSet(StringComparer.Ordinal);
        var wrong = known.Except(told, StringComparer.Ordinal).Select(method => $"{File} lacks {method}.")
            .Concat(told.Except(known, StringComparer.Ordinal).Select(method => $"{File} has {method}, and PVE has not."))
            .Concat(told.CountBy(method => method).Where(count => count.Value > 1).Select(count => $"{File} has {count.Key} twice."))
            .ToList();
        return wrong.Count == 0 ? new(methods) : throw new GenerateException(string.Join('\n', wrong));
    }

    // A line that is an array is [versions, path, verb, ...].
    private static IEnumerable<string> ApiMethods(string path)
    {
        foreach (var line in System.IO.File.ReadLines(path).Where(line => line.StartsWith('[')))
        {
            using var method = JsonDocument.Parse(line);
            if (method.RootElement[2].GetString() is not "GET" and var verb)
            {
                yield return $"{verb} {method.RootElement[1].GetString()}";
            }
        }
    }
}
