using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>One recorded exchange with a real PVE API.</summary>
public sealed partial record Recording
{
    /// <summary>What the note of an exchange begins with that shows the recorded host and not PVE.</summary>
    private const string Environment = "[environment:";

    /// <summary>What the note holds of an exchange with what a tool said that was missing on the recorded nodes.</summary>
    private const string Artefact = "rig artefact";

    private const string NoWorker = "no worker can start";

    /// <summary>Place in the order in which the exchanges ran.</summary>
    public required int Sequence { get; init; }

    /// <summary>Whether it shows PVE, and not what the recorded host lacked.</summary>
    public required bool IsGolden { get; init; }

    /// <summary>Group of exchanges, such as <c>access/users</c>.</summary>
    public required string Area { get; init; }

    /// <summary>Who asked, in the words of <see cref="Credentials"/>.</summary>
    public required string Auth { get; init; }

    /// <summary>The node whose API answered; null where there was one only.</summary>
    public string? Node { get; init; }

    public required string Method { get; init; }

    /// <summary>Path below the format as it was sent, perhaps with a query.</summary>
    public required string Path { get; init; }

    /// <summary>An object of parameters (those of a raw body are an upload's fields), a string (the raw body), or null.</summary>
    public required JToken Parameters { get; init; }

    /// <summary><c>query</c>, <c>form</c>, <c>json</c> or <c>raw</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary><c>json</c> or <c>extjs</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Content type of a raw body; null for none.</summary>
    public string? BodyType { get; init; }

    /// <summary>Whether the recorded host could start no worker just then, since somebody had taken the place of its logs.</summary>
    public required bool LacksWorkers { get; init; }

    /// <summary>Whether an upload's file came in front of the other fields.</summary>
    public required bool FileFirst { get; init; }

    /// <summary>0 when the connection was closed without an answer.</summary>
    public required int Status { get; init; }

    public required string Reason { get; init; }

    /// <summary>Parsed JSON, or a string where the body was not JSON.</summary>
    public required JToken Body { get; init; }

    /// <summary>Reads a file of recordings, one JSON object a line, in the order of <c>seq</c>.</summary>
    public static IReadOnlyList<Recording> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(Parse).OrderBy(recording => recording.Sequence)];

    /// <summary>Reads one line, as recorded or as written by <see cref="ToCompactLine"/>.</summary>
    public static Recording Parse(string line)
    {
        using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
        var json = JObject.Load(reader);
        var note = json.Value<string>("note") ?? "";
        var reason = json.Value<string>("reason") ?? "";
        var parameters = json["params"] ?? JValue.CreateNull();
        var encoding = json.Value<string>("encoding") ?? "query";
        var body = json["body"] ?? JValue.CreateNull();
        return new Recording
        {
            Sequence = json.Value<int>("seq"),
            LacksWorkers = note.StartsWith(NoWorker, StringComparison.Ordinal),
            IsGolden = !note.Contains(Environment, StringComparison.Ordinal) && !note.Contains(Artefact, StringComparison.Ordinal),
            Area = json.Value<string>("area")!,
            Auth = Credentials.Resolve(json.Value<string>("auth")!, note),
            Node = json.Value<string>("node"),
            Method = json.Value<string>("method")!,
            Path = json.Value<string>("path")!,
            Parameters = parameters,
            Encoding = encoding,
            // The recordings leave the format out of the path; only extjs answers say whether they are a success.
            Format = json.Value<string>("format") ?? (body is JObject answer && answer.ContainsKey("success") ? "extjs" : "json"),
            FileFirst = json.Value<bool?>("file_first") ?? note.Contains("[multipart; fields after the file]", StringComparison.Ordinal),
            BodyType = encoding != "raw" ? null
                : parameters is JObject ? RecordedUpload.ContentType
                : json.Value<string>("body_type") ?? RawType(parameters.ToString(), reason),
            Status = json.Value<int?>("status") ?? 0,
            Reason = reason,
            Body = body,
        };
    }

    /// <summary>The exchange without anything that the replay does not need.</summary>
    public string ToCompactLine()
    {
        var json = new JObject
        {
            ["seq"] = Sequence,
            ["area"] = Area,
            ["auth"] = Auth,
            ["method"] = Method,
            ["path"] = Path,
            ["status"] = Status,
            ["reason"] = Reason,
            ["body"] = Body,
        };
        if (Parameters.Type != JTokenType.Null)
        {
            json["params"] = Parameters;
            json["encoding"] = Encoding;
        }
        if (!IsGolden || LacksWorkers)
        {
            json["note"] = LacksWorkers ? NoWorker : Environment;
        }

        if (FileFirst)
        {
            json["file_first"] = true;
        }

        if (Node is not null)
        {
            json["node"] = Node;
        }

        if (Format != "json")
        {
            json["format"] = Format;
        }

        if (BodyType is not null && Parameters is not JObject)
        {
            json["body_type"] = BodyType;
        }

        return json.ToString(Formatting.None);
    }

    private static string RawType(string body, string reason)
    {
        // A refusal quotes the content type that the request had.
        if (QuotedType().Match(reason) is { Success: true } quoted)
        {
            return quoted.Groups[1].Value;
        }

        if (body.StartsWith("--", StringComparison.Ordinal))
        {
            return "multipart/form-data; boundary=" + body[2..body.IndexOfAny(['\r', '\n'])];
        }

        return body.StartsWith('{') || body.StartsWith('[') ? "application/json" : "application/x-www-form-urlencoded";
    }

    [GeneratedRegex("'Content-Type '([^']+)'")]
    private static partial Regex QuotedType();
}
