using Grpc.Core;
using Proxmox.Grpc.Client;

namespace Grpc.Net.Client;

/// <summary>A way to a server by HTTP/2. Connects when the first call is made.</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly HttpMessageInvoker http;
    private readonly CancellationTokenSource closing = new();

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        Address = address;
        Options = options;
        http = new(options.HttpHandler ?? NewHandler(), disposeHandler: options.HttpHandler is null || options.DisposeHttpClient);
        Closing = closing.Token;
    }

    internal Uri Address { get; }

    internal GrpcChannelOptions Options { get; }

    internal CancellationToken Closing { get; }

    /// <summary>A channel to an address.</summary>
    /// <param name="address">As in <c>http://127.0.0.1:1234</c> (HTTP/2 without TLS) or <c>https://host</c>.</param>
    public static GrpcChannel ForAddress(string address) => ForAddress(address, new());

    /// <summary>A channel to an address.</summary>
    /// <param name="address">As in <c>http://127.0.0.1:1234</c> (HTTP/2 without TLS) or <c>https://host</c>.</param>
    /// <param name="channelOptions">How to connect.</param>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) => ForAddress(new Uri(address), channelOptions);

    /// <summary>A channel to an address.</summary>
    /// <param name="address">As in <c>http://127.0.0.1:1234</c> (HTTP/2 without TLS) or <c>https://host</c>.</param>
    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new());

    /// <summary>A channel to an address.</summary>
    /// <param name="address">As in <c>http://127.0.0.1:1234</c> (HTTP/2 without TLS) or <c>https://host</c>.</param>
    /// <param name="channelOptions">How to connect.</param>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        return new(address, channelOptions);
    }

    /// <inheritdoc/>
    public override CallInvoker CreateCallInvoker() => new HttpCallInvoker(this);

    /// <summary>Ends calls that run, as Cancelled, and closes connections.</summary>
    public void Dispose()
    {
        if (Closing.IsCancellationRequested) return;
        closing.Cancel();
        http.Dispose();
        closing.Dispose();
    }

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        http.SendAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }

    private static SocketsHttpHandler NewHandler() => new()
    {
        EnableMultipleHttp2Connections = true,
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
