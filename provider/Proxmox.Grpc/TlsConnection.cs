using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Proxmox.Grpc;

/// <summary>
/// TLS beneath HTTP/2. Kestrel's own middleware needs the host's service container; this one needs nothing, and hands the given
/// options to <see cref="SslStream"/> as they are, so that whoever gives them decides what certificate work is done.
/// </summary>
internal static class TlsConnection
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Shakes hands and serves the connection; a failed handshake closes it without a word.</summary>
    /// <param name="next">Serves the decrypted connection.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="tls">Gives the options.</param>
    /// <param name="before">Sees the stream before anything is negotiated; null for nobody.</param>
    public static async Task RunAsync(
        ConnectionDelegate next,
        ConnectionContext connection,
        Func<CancellationToken, ValueTask<SslServerAuthenticationOptions>> tls,
        Action<SslStream>? before)
    {
        var plain = connection.Transport;
        await using SslStream stream = new(new DuplexPipeStream(plain), leaveInnerStreamOpen: false);
        before?.Invoke(stream);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(HandshakeTimeout);
        try
        {
            await stream.AuthenticateAsServerAsync(Complete(await tls(patience.Token)), patience.Token);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or OperationCanceledException)
        {
            return;
        }

        Peer peer = new(stream.RemoteCertificate as X509Certificate2);
        connection.Features.Set<ITlsConnectionFeature>(peer);
        connection.Features.Set<ITlsApplicationProtocolFeature>(peer);
        StreamPipes pipes = new(stream);
        connection.Transport = pipes;
        try
        {
            await next(connection);
        }
        finally
        {
            await pipes.Input.CompleteAsync();
            await pipes.Output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private static SslServerAuthenticationOptions Complete(SslServerAuthenticationOptions options)
    {
        options.ApplicationProtocols ??= [SslApplicationProtocol.Http2];
#pragma warning disable CA5398 // The lowest version is the point: neither system nor caller may go below it.
        if (options.EnabledSslProtocols == SslProtocols.None)
        {
            options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        }
#pragma warning restore CA5398
        return options;
    }

    private sealed class StreamPipes(Stream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 16 * 1024, leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    }

    private sealed class Peer(X509Certificate2? certificate) : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        // Nothing else is spoken here, so that a client that negotiates nothing means it too.
        public ReadOnlyMemory<byte> ApplicationProtocol => SslApplicationProtocol.Http2.Protocol;

        public X509Certificate2? ClientCertificate { get; set; } = certificate;

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
    }
}
