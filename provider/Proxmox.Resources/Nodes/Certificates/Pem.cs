namespace Proxmox.Resources.Nodes.Certificates;

/// <summary>Certificates as text (PEM).</summary>
internal static class Pem
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>What the first certificate of a text is, however its lines are broken; null when there is none.</summary>
    public static string? Body(string text)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(End, begin, StringComparison.Ordinal);
        return end < 0 ? null : string.Concat(text[(begin + Begin.Length)..end].Where(letter => !char.IsWhiteSpace(letter)));
    }
}
