namespace Proxmox.Simulator.Guests;

/// <summary>Which storage takes the place of which on another node (<c>PVE::JSONSchema::parse_idmap</c>).</summary>
internal sealed class StorageMap
{
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);
    private string? _others;

    /// <summary>The storages that are named as targets.</summary>
    public IReadOnlyCollection<string> Targets => _others is null ? _targets.Values : [.. _targets.Values, _others];

    /// <summary>Reads <c>1</c> for the same storages, one storage for all, or pairs.</summary>
    public static StorageMap Parse(string? text)
    {
        var map = new StorageMap();
        foreach (var entry in PerlList.Split(text).Where(entry => entry != "1"))
        {
            var parts = entry.Split(':', 2);
            if (parts.Length == 2)
            {
                map._targets[parts[0]] = parts[1];
            }
            else
            {
                map._others = entry;
            }
        }

        return map;
    }

    /// <summary>Where a volume of a storage goes.</summary>
    public string Of(string storage) => _targets.GetValueOrDefault(storage) ?? _others ?? storage;
}
