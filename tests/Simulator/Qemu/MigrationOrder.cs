namespace Proxmox.Simulator.Qemu;

/// <summary>How a VM is to move.</summary>
internal sealed record MigrationOrder
{
    /// <summary>Whether it keeps running.</summary>
    public bool Online { get; init; }

    /// <summary>Whether local disks move with a VM that keeps running.</summary>
    public bool WithLocalDisks { get; init; }

    /// <summary>Whether local devices are overlooked.</summary>
    public bool Force { get; init; }

    /// <summary>The storage for each; a key of <c>*</c> stands for all others. Empty to keep the storages.</summary>
    public IReadOnlyDictionary<string, string> Storages { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where a volume of a storage goes.</summary>
    public string Target(string storage) => Storages.GetValueOrDefault(storage) ?? Storages.GetValueOrDefault("*") ?? storage;

    /// <summary>Reads <c>targetstorage</c>: <c>1</c>, one storage, or pairs (<c>PVE::JSONSchema::parse_idmap</c>).</summary>
    public static IReadOnlyDictionary<string, string> ParseStorages(string? map)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in PerlList.Split(map).Where(entry => entry != "1"))
        {
            var parts = entry.Split(':', 2);
            result[parts.Length == 2 ? parts[0] : "*"] = parts[^1];
        }
        return result;
    }
}
