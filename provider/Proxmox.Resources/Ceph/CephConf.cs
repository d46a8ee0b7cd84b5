using System.Collections.Immutable;

namespace Proxmox.Resources.Ceph;

/// <summary>Reads <c>ceph.conf</c>.</summary>
internal static class CephConf
{
    /// <summary>The options of a section, by names with underscores; empty when there is none.</summary>
    public static IReadOnlyDictionary<string, string> Section(string text, string section)
    {
        var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var isIn = false;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('['))
            {
                isIn = line.Trim('[', ']', ' ') == section;
            }
            else if (isIn && line is not ['#' or ';', ..] && line.Split('=', 2, StringSplitOptions.TrimEntries) is [var option, var value])
            {
                // Ceph takes spaces, hyphens and underscores for the same.
                options[option.Replace(' ', '_').Replace('-', '_')] = value;
            }
        }

        return options.ToImmutable();
    }
}
