namespace Proxmox.Simulator.Guests;

/// <summary>The list of options that are to go, kept as <c>delete</c> among the pending ones: names, an exclamation mark before those whose
/// volume goes too.</summary>
public static class PendingDeletions
{
    /// <summary>Names, each with whether its volume goes too.</summary>
    public static SortedDictionary<string, bool> Of(GuestConfig config)
    {
        var result = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var entry in (config.Pending["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var forced = entry[0] == '!';
            result[forced ? entry[1..] : entry] = forced;
        }
        return result;
    }

    public static void Add(GuestConfig config, string key, bool force = false) => Change(config, entries => entries[key] = force);

    public static void Remove(GuestConfig config, string key) => Change(config, entries => entries.Remove(key));

    /// <summary>Drops what would change nothing (<c>cleanup_pending</c>).</summary>
    /// <returns>Whether anything was dropped.</returns>
    public static bool Tidy(GuestConfig config)
    {
        var changed = false;
        foreach (var key in config.Pending.Keys.Where(
            key => key != "delete" && config.Options.Has(key) && config.Options[key] == config.Pending[key]))
        {
            config.Pending[key] = null;
            changed = true;
        }
        foreach (var key in Of(config).Keys.Where(key => !config.Options.Has(key)).ToList())
        {
            Remove(config, key);
            changed = true;
        }
        return changed;
    }

    private static void Change(GuestConfig config, Action<SortedDictionary<string, bool>> change)
    {
        var entries = Of(config);
        change(entries);
        config.Pending["delete"] = entries.Count == 0
            ? null : string.Join(',', entries.Select(entry => entry.Value ? "!" + entry.Key : entry.Key));
    }
}
