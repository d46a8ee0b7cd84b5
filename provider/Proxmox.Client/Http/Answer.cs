using System.Collections.ObjectModel;
using System.Net;

namespace Proxmox.Client;

/// <summary>An HTTP answer, read defensively: PVE's bodies may be JSON, plain text or empty, those of a proxy before it HTML.</summary>
internal sealed record Answer
{
    private const int LongestQuote = 300;

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The reason phrase, in which PVE repeats the first line of a message.</summary>
    public required string Reason { get; init; }

    /// <summary>The body as JSON; null when it is none.</summary>
    public required PveData? Json { get; init; }

    /// <summary>The beginning of a body that is not JSON; empty for JSON, and where there is none.</summary>
    public required string Body { get; init; }

    /// <summary>Whether it is that to an earlier request, and nothing was sent for this one.</summary>
    public bool IsRecalled { get; init; }

    /// <summary>When to come back, if the answer says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect points; null without one.</summary>
    public string? Location { get; init; }

    /// <summary>Whether PVE did what was asked. A success without JSON comes from somebody else; one without a body is PVE's.</summary>
    public bool IsSuccess => Status is >= 200 and < 300 && (Json is { Kind: PveDataKind.Object } || Body.Length == 0);

    /// <summary>The content of <c>data</c>.</summary>
    public PveData Data => Json?["data"] ?? PveData.Null;

    /// <summary>PVE's words, all lines: the body's message, else the reason phrase, else what the body holds.</summary>
    public string Said
    {
        get
        {
            if (Json?["message"].AsText()?.Trim() is { Length: > 0 } message)
            {
                return message;
            }

            if (Status is >= 200 and < 300)
            {
                return $"the answer is not PVE's: {Quote()}. Is this the address of a PVE node?";
            }

            if (Status is >= 300 and < 400)
            {
                return $"the endpoint redirects to {Location ?? "nowhere"}; if PVE is there, make that the "
                + "endpoint";
            }

            if (Json is null && Body.Length > 0 && !IsMarkup)
            {
                return Body.Trim();
            }

            if (Reason.Trim() is { Length: > 0 } reason)
            {
                return reason;
            }

            return Enum.IsDefined((HttpStatusCode)Status) ? ((HttpStatusCode)Status).ToString() : "no reason given";
        }
    }

    /// <summary>What PVE says on single parameters, trimmed.</summary>
    public IReadOnlyDictionary<string, string> ParameterMessages => Json?["errors"] is { Members.Count: > 0 } errors
        ? errors.Members.ToDictionary(error => error.Key, error => error.Value.AsText()?.Trim() ?? "", StringComparer.Ordinal).AsReadOnly()
        : ReadOnlyDictionary<string, string>.Empty;

    private bool IsMarkup => Body.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);

    private string Quote() => IsMarkup ? "a web page" : $"'{(Body.Length > LongestQuote ? Body[..LongestQuote] + "..." : Body).Trim()}'";
}
