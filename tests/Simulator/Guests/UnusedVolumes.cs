using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Guests;

/// <summary>Volumes that a guest has and no slot: <c>unused[n]</c>.</summary>
public static partial class UnusedVolumes
{
    private const int Most = 256;

    public static bool IsKey(string key) => Key().IsMatch(key);

    /// <summary>Keeps a volume under the first key that is free (<c>add_unused_volume</c>).</summary>
    /// <returns>The key; null where it had one already.</returns>
    public static string? Keep(OptionSet options, string volume)
    {
        string? free = null;
        for (var i = Most - 1; i >= 0; i--)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"unused{i}");
            if (options[key] is not { } other)
            {
                free = key;
            }
            else if (other == volume)
            {
                return null;
            }
        }
        if (free is null)
        {
            throw PveError.Die("Too many unused volumes - please delete them first.");
        }

        options[free] = volume;
        return free;
    }

    [GeneratedRegex(@"^unused\d+$")]
    private static partial Regex Key();
}
