using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Proxmox.Grpc.Framing;
using Proxmox.Grpc.Hosting;

namespace Proxmox.Grpc.Server;

/// <summary>One call under way.</summary>
internal sealed partial class ServerCall : ServerCallContext
{
    private readonly IFeatureCollection features;
    private readonly IHttpRequestFeature request;
    private readonly CallResponse response;
    private readonly MethodHandler method;
    private readonly GrpcServerOptions options;
    private readonly CancellationToken token;
    private readonly FrameReader reader;

    private ServerCall(
        IFeatureCollection features,
        CallResponse response,
        MethodHandler method,
        DateTime deadline,
        GrpcServerOptions options,
        CancellationToken token)
    {
        this.features = features;
        this.response = response;
        this.method = method;
        this.token = token;
        this.options = options;
        DeadlineCore = deadline;
        request = features.GetRequiredFeature<IHttpRequestFeature>();
        string? encoding = request.Headers.TryGetValue(WireNames.Encoding, out StringValues value) ? value.ToString() : null;
        reader = new(features.GetRequiredFeature<IRequestBodyPipeFeature>().Reader, encoding, options.MaxReceiveMessageSize);
    }

    /// <summary>The HTTP request.</summary>
    internal IFeatureCollection Features => features;

    protected override string MethodCore => method.FullName;

    protected override string HostCore => request.Headers.Host.ToString();

    protected override string PeerCore
    {
        get
        {
            IHttpConnectionFeature? connection = features.Get<IHttpConnectionFeature>();
            if (connection?.RemoteIpAddress is not { } address) return "unix:";
            string family = address.AddressFamily == AddressFamily.InterNetworkV6 ? "ipv6" : "ipv4";
            return $"{family}:{new IPEndPoint(address, connection.RemotePort)}";
        }
    }

    protected override DateTime DeadlineCore { get; }

    protected override Metadata RequestHeadersCore => field ??= ReadHeaders();

    protected override CancellationToken CancellationTokenCore => token;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; } = Status.DefaultSuccess;

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => field ??= Authenticate();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => response.SendHeadersAsync(responseHeaders, token);

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("Calls on behalf of another take its token and deadline from the call's options.");

    private Metadata ReadHeaders()
    {
        Metadata headers = [];
        foreach ((string name, StringValues values) in request.Headers)
        {
            foreach (string? value in values)
                MetadataText.Append(headers, name, value ?? "");
        }

        return headers;
    }

    private AuthContext Authenticate()
    {
        X509Certificate2? certificate = features.Get<ITlsConnectionFeature>()?.ClientCertificate;
        if (certificate is null) return new(null, []);
        Dictionary<string, List<AuthProperty>> properties = new(StringComparer.Ordinal);
        string[] hosts =
        [
            .. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames()),
        ];
        string commonName = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        Add(properties, "x509_subject_alternative_name", hosts);
        Add(properties, "x509_common_name", commonName.Length > 0 ? [commonName] : []);
        return new(properties.Keys.FirstOrDefault(), properties);
    }

    private static void Add(Dictionary<string, List<AuthProperty>> properties, string name, string[] values)
    {
        if (values.Length > 0) properties[name] = [.. values.Select(value => AuthProperty.Create(name, Encoding.UTF8.GetBytes(value)))];
    }
}
