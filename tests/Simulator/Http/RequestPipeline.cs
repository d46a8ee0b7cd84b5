using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Faults;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Http;

/// <summary>Takes a request through the checks of <c>PVE::APIServer::AnyEvent</c>, in its order, down to the API.</summary>
public sealed class RequestPipeline
{
    private const string Source = "/usr/share/perl5/PVE/APIServer/AnyEvent.pm";
    private static readonly TimeSpan NoFileSystem = TimeSpan.FromSeconds(3);

    private const int MaxHeaderLines = 64;
    private const int MaxHeaderBytes = 8 * 1024;
    private const int MaxFormBytes = 512 * 1024;

    private readonly Authenticator _authenticator;
    private readonly ApiDispatcher _dispatcher;
    private readonly FaultPlan _faults;
    private readonly RequestLog _log;
    private readonly Datacenter _datacenter;

    public RequestPipeline(Datacenter datacenter, Authenticator authenticator, ApiDispatcher dispatcher, FaultPlan faults,
        RequestLog log)
    {
        _datacenter = datacenter;
        _authenticator = authenticator;
        _dispatcher = dispatcher;
        _faults = faults;
        _log = log;
    }

    /// <summary>Answers one request.</summary>
    /// <param name="node">The node whose address it was sent to; null for the datacenter's own.</param>
    public async Task<Answer> HandleAsync(HttpContext context, string? node = null)
    {
        _datacenter.AnswerAs(node);
        switch (_datacenter.FindNode(_datacenter.LocalNode))
        {
            case { Port: not NodePort.Answers } when node is not null:
                return Answer.None;
            case { HasFileSystem: false }:
                await Task.Delay(NoFileSystem, _datacenter.Clock, context.RequestAborted);
                return Answer.Bare(500, "RPCEnvironment init request failed: Unable to load access control list: Connection refused");
        }

        var request = new ParsedRequest(context);
        if (!ParsedRequest.Verbs.Contains(request.Verb))
        {
            return Answer.Bare(501, $"method '{request.Verb}' not available");
        }

        if (context.Request.Headers.TransferEncoding.ToString() is { Length: > 0 } encoding)
        {
            return Answer.Plain(501, encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? "chunked transfer encoding not supported"
                : $"Unknown transfer encoding '{encoding}'");
        }

        if (HeadersTooLarge(context.Request.Headers))
        {
            return Answer.None;
        }

        if (!request.Path.StartsWith("/api2", StringComparison.Ordinal))
        {
            return Answer.Plain(500, $"no such file '{request.Path}'\n");
        }

        if (request.Format.Length == 0)
        {
            return Answer.Plain(501, "no such uri");
        }

        var fault = _faults.Take(request.Verb, request.ApiPath);
        if (fault is { Latency: var latency } && latency > TimeSpan.Zero)
        {
            await Task.Delay(latency, _datacenter.Clock, context.RequestAborted);
        }

        if (fault is { Handles: false })
        {
            return Logged(request, null, Failed(fault));
        }

        var answer = await AuthenticateAndHandleAsync(context, request);
        return fault is { Drops: true } or { Failure: not null } ? Failed(fault) : answer;
    }

    private static Answer Failed(RequestFault fault) => fault switch
    {
        { Drops: true } => Answer.None,
        { Failure: var (status, message) } => status >= 595 ? Answer.Bare(status, message) : Answer.Plain(status, message),
        _ => throw new InvalidOperationException("A fault that does not handle the request has to say what happens instead"),
    };

    private async Task<Answer> AuthenticateAndHandleAsync(HttpContext context, ParsedRequest request)
    {
        Identity identity;
        var headers = context.Request.Headers;
        try
        {
            lock (_datacenter.Gate)
            {
                identity = _authenticator.Authenticate(request.Verb, request.ApiPath, headers.Cookie, headers.Authorization,
                    headers["CSRFPreventionToken"]);
            }
        }
        catch (PveError error)
        {
            return Logged(request, null, Answer.Bare(error.Status, error.Text) with { Penalised = true });
        }
        return Logged(request, identity.AuthId, await HandleAsync(context, request, identity));
    }

    private async Task<Answer> HandleAsync(HttpContext context, ParsedRequest request, Identity identity)
    {
        var length = context.Request.ContentLength ?? 0;
        var body = Array.Empty<byte>();
        var contentType = context.Request.ContentType;
        if (length > 0)
        {
            if (request.Verb is not ("PUT" or "POST"))
            {
                return Answer.Plain(501, $"Unexpected content for method '{request.Verb}'");
            }

            var upload = Authenticator.IsUpload(request.Verb, request.ApiPath) && identity.AuthId is not null;
            if (upload && MultipartForm.Boundary(contentType) is null)
            {
                return Answer.None;
            }

            if (!upload && length > MaxFormBytes)
            {
                return Answer.Plain(501, "for data too large");
            }

            if (!upload && !IsReadable(contentType))
            {
                return Answer.Plain(506, $"upload 'Content-Type '{contentType}' not implemented");
            }

            if (!upload)
            {
                body = await ReadAsync(context.Request.Body, length, context.RequestAborted);
            }
        }
        if (request.Format is not ("json" or "extjs"))
        {
            return Answer.Plain(501, $"no formatter for uri {request.ApiPath}, {request.Format}");
        }

        try
        {
            var parameters = FormDecoder.Decode(request.Query);
            UploadedFile? file = null;
            if (length > 0 && Authenticator.IsUpload(request.Verb, request.ApiPath))
            {
                file = await MultipartForm.ReadAsync(
                    context.Request.Body, MultipartForm.Boundary(contentType)!, parameters, context.RequestAborted);
            }
            else if (request.Verb is "PUT" or "POST")
            {
                foreach (var (key, value) in BodyParameters(body, contentType))
                {
                    parameters.TryAdd(key, value);
                }
            }
            parameters.Remove("_dc");
            request.Parameters = parameters;
            var result = _dispatcher.Run(request.Verb, request.ApiPath, identity, parameters, file);
            return result.FromProxy
                ? Answer.Bare(result.Status, result.Message)
                : Answer.Api(result, request.Format, newMessages: _datacenter.Version != PveVersion.V84);
        }
        catch (PveError error)
        {
            return error.Status == 400 ? Answer.Bare(error.Status, error.Text) : Answer.Plain(error.Status, error.Text);
        }
    }

    private static bool IsReadable(string? contentType) =>
        contentType is null || MultipartForm.ContentType(contentType) is "application/x-www-form-urlencoded" or "application/json";

    private static Dictionary<string, JToken> BodyParameters(byte[] body, string? contentType)
    {
        var text = Encoding.UTF8.GetString(body);
        if (contentType is null || MultipartForm.ContentType(contentType) != "application/json")
        {
            return FormDecoder.Decode(text);
        }

        try
        {
            return JsonBody.Parse(text) switch
            {
                JObject json => json.Properties().ToDictionary(property => property.Name, property => property.Value,
                    StringComparer.Ordinal),
                JArray => throw PveError.Raise(500, $"Not a HASH reference at {Source} line 978.\n"),
                { Type: JTokenType.Null } => [],
                var scalar => throw PveError.Raise(500,
                    $"Can't use string (\"{scalar}\") as a HASH ref while \"strict refs\" in use at {Source} line 978.\n"),
            };
        }
        catch (JsonBodyException error)
        {
            throw PveError.Raise(500, $"{error.Message} at {Source} line 934.\n");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, long length, CancellationToken cancellation)
    {
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        return body;
    }

    private static bool HeadersTooLarge(IHeaderDictionary headers)
    {
        var lines = 1;
        var bytes = 0;
        foreach (var (name, values) in headers)
        {
            lines += values.Count;
            bytes += values.Sum(value => name.Length + 2 + (value?.Length ?? 0));
        }
        return lines >= MaxHeaderLines || bytes >= MaxHeaderBytes;
    }

    private Answer Logged(ParsedRequest request, string? authId, Answer answer)
    {
        _log.Add(new RequestRecord(request.Verb, request.ApiPath, request.Parameters, authId, answer.Status));
        return answer;
    }
}

/// <summary>The request line, taken apart as PVE takes it apart.</summary>
internal sealed class ParsedRequest
{
    public ParsedRequest(HttpContext context)
    {
        Verb = context.Request.Method;
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/";
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        Query = mark < 0 ? null : target[(mark + 1)..];
        Path = FormDecoder.UnescapePath(mark < 0 ? target : target[..mark]);
        (Format, ApiPath) = Split(Path);
    }

    public static IReadOnlySet<string> Verbs { get; } = new HashSet<string>(StringComparer.Ordinal) { "GET", "POST", "PUT", "DELETE" };

    public string Verb { get; }

    public string Path { get; }

    public string? Query { get; }

    /// <summary>json, extjs or another word; empty when the path has none.</summary>
    public string Format { get; }

    public string ApiPath { get; }

    public IReadOnlyDictionary<string, JToken> Parameters { get; set; } = new Dictionary<string, JToken>(StringComparer.Ordinal);

    private static (string Format, string ApiPath) Split(string path)
    {
        var rest = path.AsSpan("/api2".Length <= path.Length ? "/api2".Length : path.Length);
        var trimmed = rest.TrimStart('/');
        if (trimmed.Length == rest.Length)
        {
            return ("", "/");
        }

        var end = trimmed.IndexOf('/');
        var format = (end < 0 ? trimmed : trimmed[..end]).ToString();
        var valid = format.Length > 1 && char.IsAsciiLetterLower(format[0])
            && format.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
        return valid ? (format, end < 0 ? "/" : trimmed[end..].ToString()) : ("", "/");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Verb} {Path}");
}
