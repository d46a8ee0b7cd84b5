using System.Collections.ObjectModel;
using System.Text.RegularExpressions;

namespace Proxmox.Client;

/// <summary>What PVE's answer to a request, or the last words of a task, amount to.</summary>
/// <param name="Kind">What a caller can act on.</param>
/// <param name="IsRefusal">Whether PVE refused before it began, so that even a request that changes something may be sent again.</param>
/// <param name="Parameters">Wire name to message, for the parameters that are at fault.</param>
/// <param name="Privilege">The missing privilege, when it is named.</param>
/// <param name="PrivilegePath">Its ACL path, when it is named.</param>
internal sealed record Verdict(
    FaultKind Kind, bool IsRefusal, IReadOnlyDictionary<string, string> Parameters, string? Privilege = null, string? PrivilegePath = null);

/// <summary>
/// The one place that reads PVE's sentences, with its table, <see cref="FaultPhrases"/>: nothing else in the product may.
/// </summary>
internal static partial class FaultClassifier
{
    private const string ParametersAreWrong = "Parameter verification failed";

    private static readonly ReadOnlyDictionary<string, string> None = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Judges a refused request by method, status, text (all lines) and messages on parameters.</summary>
    public static Verdict Request(string method, int status, string said, IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.Count == 0)
        {
            parameters = ParametersIn(said);
        }

        var phrase = FirstMatch(said);
        var kind = status switch
        {
            401 => FaultKind.Unauthenticated,
            403 => FaultKind.Permission,
            404 => FaultKind.NotFound,
            408 or 504 => FaultKind.Timeout,
            409 or 412 => FaultKind.Conflict,
            429 => FaultKind.Busy,
            502 or 503 => FaultKind.Unreachable,
            595 => FaultKind.Unreachable,
            >= 596 and <= 599 => said.Contains("timed out", StringComparison.OrdinalIgnoreCase) ? FaultKind.Timeout : FaultKind.Unreachable,
            400 => phrase is { Kind: not FaultKind.Invalid } ? phrase.Kind : ByParameters(method, parameters),
            _ when phrase?.Kind == FaultKind.Invalid && parameters.Count > 0 => ByParameters(method, parameters),
            _ => phrase?.Kind ?? FaultKind.Unknown,
        };
        if (phrase?.Pattern.Match(said).Groups["param"] is { Success: true } named && parameters.Count == 0)
        {
            parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [named.Value] = said }.AsReadOnly();
        }

        var (privilege, path) = kind == FaultKind.Permission ? PrivilegeIn(said) : (null, null);
        return new(kind, phrase is { IsRefusal: true } && phrase.Kind == kind, parameters, privilege, path);
    }

    /// <summary>
    /// Judges a task by its exit status. What the task missed or found invalid stays <see cref="FaultKind.TaskFailed"/>: only what tells a
    /// caller to try again, or to choose another name, is passed on.
    /// </summary>
    public static Verdict Task(string exitStatus)
    {
        var phrase = FirstMatch(exitStatus);
        var kind = phrase?.Kind switch
        {
            FaultKind.Locked or FaultKind.Quorum or FaultKind.Busy or FaultKind.Conflict or FaultKind.Exists or FaultKind.Permission
                or FaultKind.DiskInUse => phrase.Kind,
            _ => FaultKind.TaskFailed,
        };
        var (privilege, path) = kind == FaultKind.Permission ? PrivilegeIn(exitStatus) : (null, null);
        var unplugged = UnpluggedIn(exitStatus);
        return new(OfUnplugged(unplugged) ?? kind, false, unplugged, privilege, path);
    }

    /// <summary>
    /// Whether a "does not exist" speaks of something else than the request does: it quotes names, and none of them is a part of the path
    /// or a value of the query.
    /// </summary>
    public static bool NamesAnotherObject(string said, IEnumerable<string> named)
    {
        var quoted = Quotation().Matches(said).Select(match => match.Groups["name"].Value).ToList();
        if (quoted.Count == 0)
        {
            return false;
        }

        var words = named.Where(word => word.Length > 0).ToList();
        return !quoted.Any(quote => words.Any(word => string.Equals(quote, word, StringComparison.Ordinal)
            || NameParts().Split(quote).Contains(word, StringComparer.Ordinal)));
    }

    private static FaultPhrase? FirstMatch(string said)
    {
        foreach (var phrase in FaultPhrases.All)
        {
            if (phrase.Pattern.IsMatch(said))
            {
                return phrase;
            }
        }

        return null;
    }

    // One that cannot be plugged in decides for all.
    private static FaultKind? OfUnplugged(IReadOnlyDictionary<string, string> parameters)
    {
        var kinds = parameters.Values.Select(message => FirstMatch(message)?.Kind).ToHashSet();
        return kinds.Contains(FaultKind.NotPlugged) ? FaultKind.NotPlugged : kinds.Contains(FaultKind.KeptPending)
            ? FaultKind.KeptPending : null;
    }

    private static FaultKind ByParameters(string method, IReadOnlyDictionary<string, string> parameters)
    {
        if (OfUnplugged(parameters) is { } unplugged)
        {
            return unplugged;
        }

        foreach (var message in parameters.Values)
        {
            var kind = FirstMatch(message)?.Kind;
            if (kind is FaultKind.Exists or FaultKind.Permission)
            {
                return kind.Value;
            }

            // What a parameter of a write refers to is an input to correct; GET and DELETE have none but those that name the object.
            if (kind == FaultKind.NotFound && method is "GET" or "DELETE")
            {
                return FaultKind.NotFound;
            }
        }

        return FaultKind.Invalid;
    }

    /// <summary>A 400 that a method wrapped into a 500 lists its parameters line by line behind the first.</summary>
    private static ReadOnlyDictionary<string, string> ParametersIn(string said)
    {
        var lines = said.Split('\n');
        if (lines.Length < 2 || !lines[0].Contains(ParametersAreWrong, StringComparison.Ordinal))
        {
            return None;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            if (ParameterLine().Match(line) is { Success: true } match)
            {
                parameters[match.Groups["name"].Value] = match.Groups["text"].Value;
            }
        }

        return parameters.AsReadOnly();
    }

    /// <summary>A task has one line for all of them.</summary>
    private static ReadOnlyDictionary<string, string> UnpluggedIn(string exitStatus) => UnpluggedParameter().Matches(exitStatus)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value, StringComparer.Ordinal).AsReadOnly();

    private static (string? Privilege, string? Path) PrivilegeIn(string said)
    {
        var match = PermissionCheck().Match(said);
        return match.Success ? (match.Groups["privilege"].Value, match.Groups["path"].Value) : (null, null);
    }

    [GeneratedRegex(
        @"Permission check failed \((?<path>/?[^,()]*), (?<privilege>[A-Z]\w+\.[\w.]+(\|[A-Z]\w+\.[\w.]+)*)", RegexOptions.ExplicitCapture)]
    private static partial Regex PermissionCheck();

    [GeneratedRegex(@"^(?<name>[\w.\[\]-]+): (?<text>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterLine();

    [GeneratedRegex(
        @"\b(?<name>[a-z]+\d*): (?<text>hotplug problem - .+?)(?=\s+[a-z]+\d*: hotplug problem - |\s*$)", RegexOptions.ExplicitCapture)]
    private static partial Regex UnpluggedParameter();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[/.\s]")]
    private static partial Regex NameParts();
}
