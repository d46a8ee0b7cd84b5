using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Client;

/// <summary>The certificates of the <c>ca_file</c> option.</summary>
internal static class CaBundle
{
    private const string PemMark = "-----BEGIN";

    /// <summary>Reads the certificates from a PEM file, or from PEM text itself.</summary>
    /// <exception cref="PveFault">There is no such file, or no certificate in it.</exception>
    public static X509Certificate2Collection Read(string fileOrText) =>
        TryRead(fileOrText, out var problem) ?? throw new PveFault(FaultKind.Invalid, $"ca_file: {problem}");

    /// <summary>The same; null with the reason when they cannot be had.</summary>
    public static X509Certificate2Collection? TryRead(string fileOrText, out string problem)
    {
        var isText = fileOrText.Contains(PemMark, StringComparison.Ordinal);
        var place = isText ? "the text" : $"'{fileOrText}'";
        problem = "";
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(isText ? fileOrText : File.ReadAllText(fileOrText));
            if (certificates.Count > 0)
            {
                return certificates;
            }

            problem = $"{place} holds no certificate in PEM form";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = $"{place} cannot be read: {failure.Message}";
        }
        catch (CryptographicException failure)
        {
            problem = $"{place} holds no valid certificate: {failure.Message}";
        }

        return null;
    }
}
