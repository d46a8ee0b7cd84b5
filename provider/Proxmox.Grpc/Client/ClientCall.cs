using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Client;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Client;

/// <summary>One call under way, seen from its client.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
internal sealed partial class ClientCall<TRequest, TResponse> : IDisposable
    where TRequest : class
    where TResponse : class
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly GrpcChannel channel;
    private readonly Method<TRequest, TResponse> method;
    private readonly CallOptions options;
    private readonly TaskCompletionSource<Metadata> headers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private readonly CancellationTokenSource? timer;
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken stopped;
    private readonly HttpRequestMessage request;

    private Task<FrameReader?>? answer;
    private HttpResponseMessage? response;
    private StreamedRequestBody? streamedBody;
    private (Status Status, Metadata Trailers)? end;

    /// <summary>A call that is not yet sent.</summary>
    /// <param name="channel">The way to the server.</param>
    /// <param name="method">The method.</param>
    /// <param name="host">The host to name; null for the channel's own.</param>
    /// <param name="options">How to call.</param>
    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        this.channel = channel;
        this.method = method;
        this.options = options;
        request = NewRequest(host);
        TimeSpan? left = Left();
        if (left is { } span)
        {
            request.Headers.TryAddWithoutValidation(WireNames.Timeout, GrpcTimeout.Format(span));
            TimeSpan due = span > LongestTimer ? Timeout.InfiniteTimeSpan : span < TimeSpan.Zero ? TimeSpan.Zero : span;
            timer = new(due, channel.Options.Clock);
        }

        stop = CancellationTokenSource.CreateLinkedTokenSource(
            options.CancellationToken, channel.Closing, timer?.Token ?? CancellationToken.None);
        stopped = stop.Token;
    }

    /// <summary>The headers ahead of the response.</summary>
    public Task<Metadata> Headers => headers.Task;

    /// <summary>Sends the call with its one request.</summary>
    /// <param name="message">The request.</param>
    public void Start(TRequest message)
    {
        try
        {
            Send(new SingleRequestBody(FrameWriter.Write(message, method.RequestMarshaller, channel.Options.MaxSendMessageSize)));
        }
        catch (RpcException exception)
        {
            End(exception.Status, exception.Trailers);
            answer = Task.FromException<FrameReader?>(exception);
        }
    }

    /// <summary>Sends the call, its requests to follow.</summary>
    public StreamedRequestBody Start()
    {
        streamedBody = new();
        Send(streamedBody);
        return streamedBody;
    }

    /// <summary>How the call ended.</summary>
    public Status GetStatus()
    {
        lock (gate) return (end ?? throw NotEnded()).Status;
    }

    /// <summary>The metadata behind the response.</summary>
    public Metadata GetTrailers()
    {
        lock (gate) return (end ?? throw NotEnded()).Trailers;
    }

    /// <summary>Gives the call up unless it has ended.</summary>
    public void Dispose() => End(new(StatusCode.Cancelled, "The call was disposed of."), Metadata.Empty);

    private static InvalidOperationException NotEnded() => new("The call has not ended.");

    private HttpRequestMessage NewRequest(string? host)
    {
        HttpRequestMessage message = new(HttpMethod.Post, new Uri(channel.Address, method.FullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (host is not null) message.Headers.Host = host;
        message.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        message.Headers.TryAddWithoutValidation(WireNames.AcceptEncoding, WireNames.Identity);
        foreach (Metadata.Entry entry in options.Headers ?? Metadata.Empty)
        {
            if (!WireNames.IsReserved(entry.Key)) message.Headers.TryAddWithoutValidation(entry.Key, MetadataText.Format(entry));
        }

        return message;
    }

    private TimeSpan? Left()
    {
        if (options.Deadline is not { } deadline || deadline == DateTime.MaxValue) return null;
        if (deadline.Kind != DateTimeKind.Utc && deadline != DateTime.MinValue)
            throw new InvalidOperationException("A deadline must be a time in UTC.");
        return deadline - channel.Options.Clock.GetUtcNow().UtcDateTime;
    }

    private void Send(HttpContent body)
    {
        request.Content = body;
        answer = AnswerAsync();

        // Without this, a call that nobody reads from or writes to would not notice that it is to stop.
        stopped.UnsafeRegister(static state => ((ClientCall<TRequest, TResponse>)state!).Stopped(), this);
    }

    private async Task<FrameReader?> AnswerAsync()
    {
        try
        {
            stopped.ThrowIfCancellationRequested();
            HttpResponseMessage received = await channel.SendAsync(request, stopped);
            lock (gate) response = received;
            if (HasEnded(out _)) received.Dispose();
            return await AcceptAsync(received);
        }
        catch (Exception exception)
        {
            throw Fail(exception);
        }
    }

    private async Task<FrameReader?> AcceptAsync(HttpResponseMessage received)
    {
        if (received.StatusCode != HttpStatusCode.OK) throw new RpcException(ClientFault.FromHttp(received.StatusCode));
        string? contentType = Find(received.Content.Headers, "content-type");
        if (ClientFault.FromHeaders(name => Find(received.Headers, name)) is { } early)
        {
            // Trailers only: what stands in the headers is the trailers.
            Metadata trailers = Collect(received.Headers);
            headers.TrySetResult(Metadata.Empty);
            if (early.StatusCode != StatusCode.OK) throw new RpcException(early, trailers);
            End(method.Type is MethodType.Unary or MethodType.ClientStreaming ? NoResponse : early, trailers);
            return null;
        }

        if (!WireNames.IsGrpc(contentType))
            throw new RpcException(new Status(StatusCode.Unknown, $"The server answered with the content type {contentType ?? "(none)"}."));

        headers.TrySetResult(Collect(received.Headers));
        PipeReader body = PipeReader.Create(await received.Content.ReadAsStreamAsync(stopped));
        return new FrameReader(body, Find(received.Headers, WireNames.Encoding), channel.Options.MaxReceiveMessageSize);
    }

    private static string? Find(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    private static Metadata Collect(HttpHeaders headers)
    {
        Metadata metadata = [];
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            foreach (string value in values)
                MetadataText.Append(metadata, name, value);
        }

        return metadata;
    }
}
