using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Http;

/// <summary>An HTTP response as the server will write it.</summary>
/// <param name="Status">Status code; PVE also uses 595 to 599 for failures towards other nodes.</param>
/// <param name="Message">Its first line becomes the reason phrase; empty for the standard phrase.</param>
/// <param name="Body">UTF-8 bytes.</param>
/// <param name="ContentType">Null for none.</param>
public sealed record Answer(int Status, string Message, byte[] Body, string? ContentType)
{
    private const string Json = "application/json;charset=UTF-8";

    /// <summary>Whether the client is to wait, as it is after a failed login.</summary>
    public bool Penalised { get; init; }

    /// <summary>Whether the connection is dropped without an answer.</summary>
    public bool Dropped { get; init; }

    /// <summary>The connection is closed without an answer.</summary>
    public static Answer None { get; } = new(0, "", [], null) { Dropped = true };

    /// <summary>An error from below the API: the message is also the body.</summary>
    public static Answer Plain(int status, string message) => new(status, message, Encoding.UTF8.GetBytes(message), null);

    /// <summary>Status and reason without a body.</summary>
    public static Answer Bare(int status, string message) => new(status, message, [], null);

    /// <summary>The result of an API call in the format that the path asked for.</summary>
    /// <param name="newMessages">Whether errors carry <c>message</c> (since PVE 9).</param>
    public static Answer Api(ApiResult result, string format, bool newMessages)
    {
        var body = new JObject { ["data"] = result.Data ?? JValue.CreateNull() };
        var failed = result.Status >= 400;
        var success = !failed;
        if (result.Errors is { Count: > 0 } errors)
        {
            success = false;
            body["errors"] = new JObject(errors.Select(error => new JProperty(error.Key, error.Value)));
        }
        var message = result.Message.Length > 0 ? result.Message : StatusText(result.Status);
        var extended = format == "extjs";
        if (failed && (extended || newMessages))
        {
            body["message"] = message;
        }

        if (extended)
        {
            if (failed)
            {
                body["status"] = result.Status;
            }

            body["success"] = success ? 1 : 0;
        }
        if (success && result.Total != 0)
        {
            body["total"] = result.Total;
        }

        if (success && !string.IsNullOrEmpty(result.Changes))
        {
            body["changes"] = result.Changes;
        }

        return new Answer(
            extended ? 200 : result.Status,
            extended ? "" : result.Message,
            Encoding.UTF8.GetBytes(body.ToString(Formatting.None)),
            Json)
        { Penalised = result.Status == 401 };
    }

    /// <summary>The standard phrase of a status.</summary>
    public static string StatusText(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}

/// <summary>What an API call came to.</summary>
/// <param name="Message">The error's whole message; empty with status 200.</param>
public sealed record ApiResult(int Status, JToken? Data, string Message)
{
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    public long Total { get; init; }

    public string? Changes { get; init; }

    /// <summary>Set when the answer comes from the proxy itself and has no body, such as 595.</summary>
    public bool FromProxy { get; init; }

    public static ApiResult Failed(PveError error) => new(error.Status, null, error.Text) { Errors = error.Errors };
}
