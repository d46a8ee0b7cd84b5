namespace Proxmox.Simulator.Nodes.Network;

/// <summary>The options of Open vSwitch, words <c>key=value</c> in one text, in which PVE keeps tag and mode as well.</summary>
internal static class OvsOptions
{
    private const string Key = "ovs_options";

    /// <summary>Sets an option, or removes it with null.</summary>
    public static void Set(Interface entry, string name, string? value)
    {
        var all = Read(entry);
        if (value is null or "" or "0")
        {
            all.Remove(name);
        }
        else
        {
            all[name] = value;
        }

        Write(entry, all);
    }

    /// <summary>Removes an option and tells what it was.</summary>
    public static string? Take(Interface entry, string name)
    {
        var all = Read(entry);
        all.Remove(name, out var value);
        Write(entry, all);
        return value;
    }

    private static OrderedDictionary<string, string> Read(Interface entry)
    {
        var all = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in (entry[Key] ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Split('=', 2) is [{ Length: > 0 } name, var value])
            {
                all[name] = value;
            }
        }

        return all;
    }

    private static void Write(Interface entry, OrderedDictionary<string, string> all) =>
        entry[Key] = all.Count == 0 ? null : string.Join(' ', all.Select(option => $"{option.Key}={option.Value}"));
}
