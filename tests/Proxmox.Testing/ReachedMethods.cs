using System.Collections.Concurrent;
using Proxmox.Generate.Coverage;
using Proxmox.Model.Declarations;
using Proxmox.Simulator.Schema;

namespace Proxmox.Testing;

/// <summary>
/// Holds the requests of the providers of a test run against the table that <c>docs/coverage.md</c> is made of: a request that it does not
/// name fails where it is made, and what it names and nobody has requested is told at the end.
/// </summary>
public static class ReachedMethods
{
    private static readonly Lazy<HashSet<Reach>> Told = new(() =>
        [.. CoverageTable.Read(Repository.Root).Methods
            .SelectMany(method => method.By, (method, by) => new Reach(by, method.Verb, method.Path))]);

    private static readonly ConcurrentDictionary<Reach, bool> Heard = new();

    /// <summary>What the table names and no provider has requested so far.</summary>
    public static IEnumerable<string> Unheard =>
        Told.Value.Where(reach => reach.By != CoveredMethod.Provider && !Heard.ContainsKey(reach)).Select(reach => reach.ToString())
            .Order(StringComparer.Ordinal);

    /// <summary>Hears of a request.</summary>
    /// <exception cref="InvalidOperationException">The table does not name it.</exception>
    public static void Hear(Declaration by, string verb, string path)
    {
        // What PVE has no method for it says itself.
        if (ApiTable.For("9.2").Find(verb, Uri.UnescapeDataString(path), out _) is not { } method)
        {
            return;
        }

        var reach = new Reach(CoveredMethod.NameOf(by), verb, method.PathTemplate);
        Heard.TryAdd(reach, true);
        if (!Told.Value.Contains(reach))
        {
            throw new InvalidOperationException($"{CoverageTable.File} does not say so: {reach}. Add it there, and run make generate.");
        }
    }

    private sealed record Reach(string By, string Verb, string Path)
    {
        public override string ToString() => $"{By} reaches {Verb} {Path}";
    }
}
