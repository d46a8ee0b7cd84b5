namespace Proxmox.Simulator;

/// <summary>Lists as one string, the way PVE's Perl reads them.</summary>
public static class PerlList
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\n', '\r', '\f'];

    /// <summary>
    /// <c>PVE::Tools::split_list</c>: at NUL when there is one (empty elements kept), else at commas, semicolons and white space (empty
    /// ones dropped).
    /// </summary>
    public static IReadOnlyList<string> Split(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        return text.Contains('\0')
            ? text.TrimEnd('\0').Split('\0')
            : text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
    }
}
