using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Acme;

/// <summary>The certificates of the nodes (<c>PVE::CertHelpers</c>). What a node serves stays the installation's own.</summary>
public sealed class NodeCertificates
{
    private const string CustomFile = "pveproxy-ssl.pem";
    private const int KeyBits = 2048;
    private const int AuthorityKeyBits = 4096;

    private static readonly string Authority = $"/CN=Proxmox Virtual Environment/OU={Guid.NewGuid()}/O=PVE Cluster Manager CA";

    private readonly Datacenter _datacenter;
    private readonly Dictionary<string, (string Certificates, string Key)> _custom = new(StringComparer.Ordinal);

    private NodeCertificates(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static NodeCertificates Of(Datacenter datacenter) => datacenter.Part(d => new NodeCertificates(d));

    public bool HasCustom(string node) => _custom.ContainsKey(node);

    /// <summary>The key of a custom certificate; null where there is none.</summary>
    public string? KeyOf(string node) => _custom.TryGetValue(node, out var custom) ? custom.Key : null;

    /// <summary>The custom certificate; null where there is none.</summary>
    public X509Certificate2? Custom(string node) =>
        _custom.TryGetValue(node, out var custom) ? X509Certificate2.CreateFromPem(custom.Certificates) : null;

    /// <summary>Sets a custom certificate, with what follows it in a chain, and its key.</summary>
    /// <exception cref="PveError">There is one and it is not to be replaced, or key and certificate do not belong together.</exception>
    public JObject Set(string node, string certificates, string key, bool force)
    {
        if (HasCustom(node) && !force)
        {
            throw PveError.Die("Custom certificate file exists but force flag is not set.");
        }

        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificates, key);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw PveError.Die("Setting certificate files failed - key does not match the certificate (chain) ()");
        }

        _custom[node] = (certificates, key);
        return Describe(CustomFile, certificates);
    }

    public void Remove(string node) => _custom.Remove(node);

    /// <summary>What <c>certificates/info</c> tells.</summary>
    public JArray Info(Node node)
    {
        var domain = NodeConfigEndpoints.SearchDomainOf(_datacenter, node.Name);
        var name = domain is null ? node.Name : $"{node.Name}.{domain}";
        var own = Describe("pve-ssl.pem", Certificates.Shared.Server.ExportCertificatePem());
        own["issuer"] = Authority;
        own["subject"] = $"/OU=PVE Cluster Node/O=Proxmox Virtual Environment/CN={name}";
        own["san"] = new JArray(new[]
            { "127.0.0.1", "0000:0000:0000:0000:0000:0000:0000:0001", "localhost", node.Address, node.Name, name }.Distinct());
        (own["public-key-type"], own["public-key-bits"]) = ("rsaEncryption", KeyBits);
        var authority = Describe("pve-root-ca.pem", Certificates.Shared.AuthorityPem);
        (authority["issuer"], authority["subject"], authority["san"]) = (Authority, Authority, new JArray());
        (authority["public-key-type"], authority["public-key-bits"]) = ("rsaEncryption", AuthorityKeyBits);
        var info = new JArray(authority, own);
        if (_custom.TryGetValue(node.Name, out var custom))
        {
            info.Add(Describe(CustomFile, custom.Certificates));
        }

        return info;
    }

    /// <summary>A certificate for some domains as an authority for tests issues it, and its key.</summary>
    public static (string Certificate, string Key) Issue(IReadOnlyList<string> domains, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest($"CN={domains[0]}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var domain in domains)
        {
            names.AddDnsName(domain);
        }

        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(90));
        return (certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static JObject Describe(string file, string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        using var key = certificate.GetRSAPublicKey();
        return new JObject
        {
            ["filename"] = file,
            ["fingerprint"] = string.Join(':', SHA256.HashData(certificate.RawData)
                .Select(b => b.ToString("X2", CultureInfo.InvariantCulture))),
            ["issuer"] = Name(certificate.IssuerName),
            ["notafter"] = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()).ToUnixTimeSeconds(),
            ["notbefore"] = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()).ToUnixTimeSeconds(),
            ["pem"] = pem,
            ["public-key-bits"] = key?.KeySize ?? certificate.GetECDsaPublicKey()?.KeySize ?? 0,
            ["public-key-type"] = key is null ? "id-ecPublicKey" : "rsaEncryption",
            ["san"] = new JArray(NamesOf(certificate)),
            ["subject"] = Name(certificate.SubjectName),
        };
    }

    private static string Name(X500DistinguishedName name) => string.Concat(name.EnumerateRelativeDistinguishedNames()
        .Select(part => $"/{part.GetSingleElementType().FriendlyName}={part.GetSingleElementValue()}"));

    private static IEnumerable<string> NamesOf(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509SubjectAlternativeNameExtension>()
        .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(Spelt)));

    private static string Spelt(IPAddress address) => address.ToString();
}
