using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;

namespace Proxmox.Generate.Coverage;

/// <summary>A method of PVE's API that changes something.</summary>
/// <param name="Verb">POST, PUT or DELETE.</param>
/// <param name="Path">The path with its parameters in braces.</param>
/// <param name="By">The names of the declarations that reach it, or <see cref="Provider"/>; none where nothing does.</param>
/// <param name="Otherwise">Where nothing reaches it, why not.</param>
public sealed record CoveredMethod(string Verb, string Path, ImmutableArray<string> By, string Otherwise)
{
    /// <summary>Stands for the provider, which reaches a method whatever it is about.</summary>
    public const string Provider = "provider";

    /// <summary>The name of a declaration in the table: what is ephemeral may be called as a resource is.</summary>
    public static string NameOf(Declaration declaration) =>
        declaration is Ephemeral ? $"ephemeral {declaration.Name}" : declaration.Name;

    private const string Planned = "planned: ";
    private const string Out = "out of scope: ";

    /// <summary>Whether something reaches it.</summary>
    public bool IsReached => !By.IsEmpty;

    /// <summary>Whether a declarative provider has a use for it.</summary>
    public bool IsInScope => !Otherwise.StartsWith(Out, StringComparison.Ordinal);

    /// <summary>Reads a line of the table.</summary>
    /// <exception cref="GenerateException">It has not the three columns, or the third is none of what it may be.</exception>
    public static CoveredMethod Read(string line) => line.Split('\t') switch
    {
        [("POST" or "PUT" or "DELETE") and var verb, ['/', ..] and var path, { Length: > 0 } by] =>
            IsReason(by) ? new(verb, path, [], by) : new(verb, path, [.. by.Split(", ")], ""),
        _ => throw new GenerateException($"A method, its path and what reaches it, with tabs between them, are not: {line}"),
    };

    private static bool IsReason(string text) =>
        text.StartsWith(Planned, StringComparison.Ordinal) || text.StartsWith(Out, StringComparison.Ordinal);
}
