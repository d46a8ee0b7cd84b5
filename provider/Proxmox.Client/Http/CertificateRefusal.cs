using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Client;

/// <summary>Why a certificate was not believed.</summary>
/// <param name="Fingerprint">Its SHA-256, in colon form.</param>
/// <param name="Said">The reason, with the facts of the certificate.</param>
internal sealed record CertificateRefusal(string Fingerprint, string Said)
{
    private const int MostNames = 8;

    public static CertificateRefusal Of(
        X509Certificate2 leaf, string fingerprint, X509Chain? chain, SslPolicyErrors errors, IReadOnlyList<string> pins, bool hasCaFile)
    {
        var reasons = new List<string>();
        if (pins.Count > 0)
        {
            reasons.Add($"it is not the one that `fingerprint` names ({string.Join(", ", pins)})");
        }
        else
        {
            if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            {
                reasons.Add($"it is valid for {Names(leaf)}, not for the name in the endpoint");
            }

            var statuses = chain?.ChainStatus.Select(status => status.Status).ToHashSet() ?? [];
            if (statuses.Contains(X509ChainStatusFlags.NotTimeValid))
            {
                var dates = string.Create(CultureInfo.InvariantCulture, $"{leaf.NotBefore:yyyy-MM-dd} to {leaf.NotAfter:yyyy-MM-dd}");
                reasons.Add($"its dates ({dates}) do not include today, or those of its issuer do not");
            }

            if (statuses.Overlaps([X509ChainStatusFlags.UntrustedRoot, X509ChainStatusFlags.PartialChain]))
            {
                var trusted = hasCaFile ? "by one that `ca_file` holds" : "by an authority that this system trusts";
                reasons.Add($"it was issued by '{leaf.IssuerName.Name}', not {trusted}");
            }

            if (reasons.Count == 0)
            {
                reasons.Add(Other(statuses, errors));
            }
        }

        var said = $"the certificate is not trusted: {string.Join("; and ", reasons)}. Its SHA-256 fingerprint is {fingerprint}";
        return new(fingerprint, said);
    }

    private static string Other(HashSet<X509ChainStatusFlags> statuses, SslPolicyErrors errors) =>
        statuses.Count > 0 ? string.Join(", ", statuses.Order()) : errors.ToString();

    private static string Names(X509Certificate2 leaf)
    {
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())))
            .ToList();
        if (names.Count == 0)
        {
            return $"'{leaf.SubjectName.Name}'";
        }

        return string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? " and others" : "");
    }
}
