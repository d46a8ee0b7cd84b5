using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Client;

/// <summary>Decides whether an endpoint's certificate is believed, and remembers why the last one was not.</summary>
internal sealed class ServerTrust
{
    private readonly PveOptions _options;
    private readonly IReadOnlyList<string> _pins;
    private readonly X509Certificate2Collection? _authorities;

    /// <exception cref="PveFault">The CA file cannot be read.</exception>
    public ServerTrust(PveOptions options)
    {
        _options = options;
        _pins = CertificatePin.ParseAll(options.Fingerprint) ?? [];
        _authorities = options.CaFile is { Length: > 0 } file ? CaBundle.Read(file) : null;
    }

    /// <summary>What was wrong with the last certificate that was refused; null while none was.</summary>
    public CertificateRefusal? LastRefusal { get; private set; }

    /// <summary>The rules for TLS connections.</summary>
    public SslClientAuthenticationOptions Rules() => new()
    {
        CertificateChainPolicy = ChainPolicy(),
        ClientCertificates = _options.ClientCertificate is { Length: > 0 } certificate
            && ClientCertificate.TryRead(certificate, _options.ClientKey ?? "", out _) is { } own ? [own] : null,
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors),
    };

    /// <summary>
    /// Where the chain does not decide, an empty store of our own takes the place of the system's, which costs a good part of the start to
    /// load.
    /// </summary>
    private X509ChainPolicy? ChainPolicy()
    {
        if (_authorities is null && _pins.Count == 0 && !_options.Insecure)
        {
            return null;
        }

        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (_authorities is not null)
        {
            policy.CustomTrustStore.AddRange(_authorities);
            policy.ExtraStore.AddRange(_authorities);
        }

        return policy;
    }

    private bool IsTrusted(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 leaf)
        {
            return false;
        }

        var fingerprint = CertificatePin.Render(SHA256.HashData(leaf.RawDataMemory.Span));
        var trusted = _pins.Count > 0
            ? _pins.Contains(fingerprint, StringComparer.Ordinal)
            : _options.Insecure || errors == SslPolicyErrors.None;
        if (!trusted)
        {
            LastRefusal = CertificateRefusal.Of(leaf, fingerprint, chain, errors, _pins, _authorities is not null);
        }

        return trusted;
    }
}
