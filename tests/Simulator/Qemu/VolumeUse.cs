using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Qemu;

/// <summary>How a VM's config refers to a volume, all its sections together.</summary>
internal sealed class VolumeUse
{
    public required string File { get; init; }

    public bool IsCdrom { get; set; } = true;

    public bool IsCloudInit { get; set; }

    public bool Replicates { get; set; }

    public bool IsShared { get; set; }

    public bool IsUnused { get; set; }

    public bool IsAttached { get; set; }

    public bool IsVmState { get; set; }

    public bool IsTpmState { get; set; }

    public bool IsPending { get; set; }

    public long? Size { get; set; }

    public string? Slot { get; set; }

    /// <summary>Snapshots that refer to it.</summary>
    public SortedSet<string> Snapshots { get; } = new(StringComparer.Ordinal);

    public JObject ToJson()
    {
        var json = new JObject
        {
            ["volid"] = File,
            ["cdrom"] = Flag(IsCdrom),
            ["is_cloudinit"] = Flag(IsCloudInit),
            ["replicate"] = Flag(Replicates),
            ["shared"] = Flag(IsShared),
            ["is_unused"] = Flag(IsUnused),
            ["is_attached"] = Flag(IsAttached),
            ["is_vmstate"] = Flag(IsVmState),
            ["is_tpmstate"] = Flag(IsTpmState),
        };
        if (Snapshots.Count > 0)
        {
            json["referenced_in_snapshot"] = new JObject(Snapshots.Select(name => new JProperty(name, 1)));
        }

        if (IsPending)
        {
            json["referenced_in_pending"] = 1;
        }

        if (Size is { } size)
        {
            json["size"] = size;
        }

        if (Slot is not null)
        {
            json["drivename"] = Slot;
        }

        return json;
    }

    private static int Flag(bool value) => value ? 1 : 0;
}
