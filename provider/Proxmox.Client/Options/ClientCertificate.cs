using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Client;

/// <summary>
/// The certificate that the provider shows, for a proxy that asks for one: <c>client_certificate</c> with <c>client_key</c>.
/// </summary>
internal static class ClientCertificate
{
    private const string PemMark = "-----BEGIN";

    /// <summary>Reads certificate and key from PEM files, or from PEM text itself; null with the reason when they cannot be had.</summary>
    public static X509Certificate2? TryRead(string certificate, string key, out string problem)
    {
        problem = "";
        try
        {
            using var pair = X509Certificate2.CreateFromPem(Text(certificate), Text(key));
            // A key that lives in memory alone cannot be used for TLS everywhere.
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = $"it cannot be read: {failure.Message}";
        }
        catch (CryptographicException failure)
        {
            problem = $"certificate and key do not make a pair: {failure.Message}";
        }

        return null;
    }

    private static string Text(string fileOrText) => fileOrText.Contains(PemMark, StringComparison.Ordinal)
        ? fileOrText : File.ReadAllText(fileOrText);
}
