using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>Keeps account of where the cloud-init drive of a running VM no longer says what the config says.</summary>
internal sealed class CloudInitChanges
{
    private readonly GuestConfig _config;

    public CloudInitChanges(GuestConfig config)
    {
        _config = config;
    }

    /// <summary>Notes a change.</summary>
    /// <param name="old">Null where the option was not set.</param>
    /// <param name="value">Null where it is unset.</param>
    public void Record(string key, string? old, string? value)
    {
        if (!IsRelevant(key) || (old is null && value is null))
        {
            return;
        }

        var drive = _config.CloudInit ??= new OptionSet();
        var added = PerlList.Split(drive.Take("added")).ToHashSet(StringComparer.Ordinal);
        var recorded = drive[key];
        if (recorded is not null)
        {
            if (value == recorded)
            {
                drive[key] = null;
                added.Remove(key);
            }
        }
        else if (added.Contains(key))
        {
            if (value is null)
            {
                added.Remove(key);
            }
        }
        else if (old is not null)
        {
            drive[key] = old;
        }
        else
        {
            added.Add(key);
        }
        if (added.Count > 0)
        {
            drive["added"] = string.Join(',', added.Order(StringComparer.Ordinal));
        }
    }

    private static bool IsRelevant(string key) => key == "name" || NetworkDevices.IsDevice(key)
        || (HotplugFeatures.IsImmediate(key)
            && (key.StartsWith("ci", StringComparison.Ordinal) || key.StartsWith("ipconfig", StringComparison.Ordinal)
            || key is "searchdomain" or "nameserver" or "sshkeys"));
}
