using System.Collections.ObjectModel;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Terraform.Handshake;

/// <summary>TLS between the host and this process, in which each side accepts exactly one certificate of the other.</summary>
public sealed class MutualTls : IDisposable
{
    private readonly X509Certificate2 _own;
    private readonly byte[] _expected;
    private readonly SslServerAuthenticationOptions _options;

    /// <summary>TLS with a fresh certificate of our own.</summary>
    /// <param name="clientCertificate">The host's certificate as PEM.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="FormatException">It is no PEM.</exception>
    public MutualTls(string clientCertificate, TimeProvider time)
    {
        _expected = Decode(clientCertificate);
        _own = ServerCertificate.Create(time);
        _options = new()
        {
            ServerCertificateContext = Context(_own),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => IsExpected(certificate),
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
            AllowTlsResume = false,
        };
    }

    /// <summary>The DER of our own certificate.</summary>
    public ReadOnlySpan<byte> Own => _own.RawDataMemory.Span;

    /// <summary>The options for a connection.</summary>
    public ValueTask<SslServerAuthenticationOptions> OptionsAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_options);
    }

    /// <summary>How often a connection's certificate was judged the long way, with a chain.</summary>
    internal int ChainsBuilt { get; private set; }

    /// <summary>Tells a stream which certificate to expect, before TLS is negotiated on it.</summary>
    /// <remarks>
    /// A stream builds a chain for the other side's certificate before it asks anybody, and for that loads the root store of the system:
    /// about a tenth of a second of every start. It does not for a certificate with the same bytes as the one that it has seen before, so
    /// it is told that it has seen the expected one. Any other certificate still goes the long way, and is refused.
    /// </remarks>
    public void Expect(SslStream stream)
    {
        try
        {
            Seen(stream) = X509CertificateLoader.LoadCertificate(_expected);
        }
        catch (MissingFieldException)
        {
            // The long way it is, for every certificate.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();

    // Comparing the bytes is stricter than a chain: nothing that the host might have signed is accepted in its place.
    private bool IsExpected(X509Certificate? certificate)
    {
        ChainsBuilt++;
        return certificate is not null && CryptographicOperations.FixedTimeEquals(certificate.GetRawCertData(), _expected);
    }

    // The platform's own reader of PEM is generic code that would have to be compiled at every start.
    private static byte[] Decode(string pem)
    {
        const string Begin = "-----BEGIN CERTIFICATE-----";
        const string End = "-----END CERTIFICATE-----";
        var begin = pem.IndexOf(Begin, StringComparison.Ordinal);
        var end = pem.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? Convert.FromBase64String(pem[(begin + Begin.Length)..end])
            : throw new FormatException("The host's certificate is not in PEM.");
    }

    // The public way to a context builds a certificate chain, for which the whole root store of the system is loaded: about a tenth of a
    // second at every start, for a certificate that is its own root.
    private static SslStreamCertificateContext Context(X509Certificate2 certificate)
    {
        try
        {
            return Make(certificate, ReadOnlyCollection<X509Certificate2>.Empty, trust: null);
        }
        catch (MissingMethodException)
        {
            return SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_remoteCertificate")]
    private static extern ref X509Certificate2? Seen(SslStream stream);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern SslStreamCertificateContext Make(
        X509Certificate2 target, ReadOnlyCollection<X509Certificate2> intermediates, SslCertificateTrust? trust);
}
