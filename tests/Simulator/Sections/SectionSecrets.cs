using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>What belongs to sections but is kept in files of its own and never shown, below <c>/etc/pve/priv</c>.</summary>
public sealed class SectionSecrets
{
    private readonly Dictionary<string, Dictionary<(string Id, string Key), string>> _files = new(StringComparer.Ordinal);

    private SectionSecrets()
    {
    }

    /// <summary>The secrets of a file's sections, by section and parameter.</summary>
    public static Dictionary<(string Id, string Key), string> Of(Datacenter datacenter, string file)
    {
        var files = datacenter.Part(_ => new SectionSecrets())._files;
        if (!files.TryGetValue(file, out var secrets))
        {
            files[file] = secrets = [];
        }

        return secrets;
    }

    internal static void Keep(Datacenter datacenter, string file, SectionChange change)
    {
        var kept = Of(datacenter, file);
        foreach (var (key, value) in change.Secrets)
        {
            if (value is null)
            {
                kept.Remove((change.Id, key));
            }
            else
            {
                kept[(change.Id, key)] = value;
            }
        }
    }

    internal static void Forget(Datacenter datacenter, string file, string id)
    {
        var kept = Of(datacenter, file);
        foreach (var key in kept.Keys.Where(key => key.Id == id).ToList())
        {
            kept.Remove(key);
        }
    }
}
