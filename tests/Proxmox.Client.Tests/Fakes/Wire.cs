using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Proxmox.Client.Tests;

/// <summary>Stands where the connections are: answers from a script, and keeps what was sent.</summary>
internal sealed class Wire
{
    private readonly ConcurrentQueue<Func<Sent, HttpResponseMessage>> _script = new();
    private readonly ConcurrentQueue<Sent> _sent = new();

    /// <summary>Answers when the script is at its end.</summary>
    public Func<Sent, CancellationToken, Task<HttpResponseMessage>> Otherwise { get; set; } =
        (sent, _) => throw new InvalidOperationException($"nobody expects {sent}");

    public IReadOnlyList<Sent> Sent => [.. _sent];

    public static HttpResponseMessage Data(string json) => Answer(200, "OK", $$"""{"data":{{json}}}""");

    public static HttpResponseMessage Refusal(int status, string message) =>
        Answer(status, message.Split('\n')[0], $$"""{"data":null,"message":{{PveData.Of(message + "\n")}}}""");

    public static HttpResponseMessage Answer(int status, string reason, string body, string type = "application/json") =>
        new((HttpStatusCode)status)
        {
            ReasonPhrase = reason,
            Content = new StringContent(body, Encoding.UTF8, type),
        };

    public static HttpRequestException Obstacle(HttpRequestError error, Exception? inner = null) => new(error, error.ToString(), inner);

    public Wire Then(HttpResponseMessage answer) => Then(_ => answer);

    public Wire Then(Exception failure) => Then(_ => throw failure);

    public Wire Then(Func<Sent, HttpResponseMessage> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public Wire Always(Func<Sent, HttpResponseMessage> answer)
    {
        Otherwise = (sent, _) => Task.FromResult(answer(sent));
        return this;
    }

    public HttpMessageHandler Handler() => new Scripted(this);

    private sealed class Scripted(Wire wire) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = await Tests.Sent.FromAsync(request);
            wire._sent.Enqueue(sent);
            await Task.Yield();
            return wire._script.TryDequeue(out var answer) ? answer(sent) : await wire.Otherwise(sent, cancellationToken);
        }
    }
}
