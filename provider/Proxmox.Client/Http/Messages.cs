using System.Net.Http.Headers;
using System.Text;

namespace Proxmox.Client;

/// <summary>Requests to HTTP messages, and HTTP messages to answers.</summary>
internal static class Messages
{
    private const long WorthAsking = 1 << 20;

    // A canonicalised address would lose the encoding of what PvePath.Join has encoded.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>The message of a request, complete but for its credentials.</summary>
    public static HttpRequestMessage Write(PveRequest request, Endpoint endpoint, PveOptions options)
    {
        var query = request.HasQuery ? "?" + request.Form!.Encode() : "";
        var address = new Uri(endpoint.Root + request.Path + query, AsWritten);
        var message = new HttpRequestMessage(request.Method, address);
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var (name, value) in options.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!request.IsRead)
        {
            message.Content = Body(request);
        }

        // A refusal then comes before the file is sent, and not as a connection that breaks in the middle of it. PVE itself does not
        // ask for the rest, which costs a second.
        if (request.File?.Length > WorthAsking)
        {
            message.Headers.ExpectContinue = true;
        }

        return message;
    }

    /// <summary>The answer with its body.</summary>
    public static async Task<Answer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancel)
    {
        await using var bytes = await response.Content.ReadAsStreamAsync(cancel);
        using var text = new AnswerText(bytes, cancel);
        var json = await JsonAsync(text, cancel);
        return new()
        {
            Status = (int)response.StatusCode,
            Reason = response.ReasonPhrase ?? "",
            Json = json,
            Body = json is null ? (await text.BeginningAsync()).ToString() : "",
            RetryAfter = response.Headers.RetryAfter is { } after ? after.Delta ?? (after.Date - time.GetUtcNow()) : null,
            Location = response.Headers.Location?.ToString(),
        };
    }

    /// <summary>
    /// A body even where there is nothing to say: the HTTP stack silently sends a message without one a second time when a kept connection
    /// breaks, and then PVE would carry out a DELETE twice. PVE takes a body of length 0 as none.
    /// </summary>
    private static HttpContent Body(PveRequest request)
    {
        if (request.File is { } file)
        {
            return new UploadContent(request.Form, file);
        }

        var hasForm = !request.HasQuery && request.Form is { Count: > 0 };
        var content = new ByteArrayContent(hasForm ? Encoding.ASCII.GetBytes(request.Form!.Encode()) : []);
        if (hasForm)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        return content;
    }

    private static async Task<PveData?> JsonAsync(AnswerText text, CancellationToken cancel)
    {
        if ((await text.BeginningAsync()).Span.TrimStart() is not ['{', ..])
        {
            return null;
        }

        try
        {
            return await PveDataReader.ReadAsync(text, cancel);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
