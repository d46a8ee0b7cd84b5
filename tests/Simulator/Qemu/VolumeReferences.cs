using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>The volumes that a VM's config refers to (<c>PVE::QemuServer::foreach_volid</c>).</summary>
internal static class VolumeReferences
{
    /// <summary>Every volume, path and disc by its name.</summary>
    public static IReadOnlyList<VolumeUse> Of(GuestSchema schema, GuestConfig config)
    {
        var uses = new SortedDictionary<string, VolumeUse>(StringComparer.Ordinal);
        Add(uses, schema, config.Options, snapshot: null, pending: false);
        Add(uses, schema, config.Pending, snapshot: null, pending: true);
        foreach (var (name, options) in config.Snapshots)
        {
            Add(uses, schema, options, name, pending: false);
        }

        return [.. uses.Values];
    }

    private static void Add(SortedDictionary<string, VolumeUse> uses, GuestSchema schema, OptionSet options, string? snapshot, bool pending)
    {
        foreach (var drive in Drive.All(schema, options, withUnused: true))
        {
            var use = Note(uses, drive.File, snapshot, pending, UnusedVolumes.IsKey(drive.Slot));
            use.IsCdrom &= drive.IsCdrom;
            use.IsCloudInit |= drive.IsCloudInit;
            use.Replicates |= drive["replicate"] != "0";
            use.IsShared |= drive["shared"] == "1";
            use.IsTpmState |= drive.Slot == "tpmstate0";
            use.Size ??= drive.Size;
            if (Drives.IsSlot(drive.Slot))
            {
                use.Slot = drive.Slot;
            }
        }
        if (options["vmstate"] is not { } state)
        {
            return;
        }

        var memory = Note(uses, state, snapshot, pending, unused: false);
        memory.IsCdrom = false;
        memory.IsVmState = true;
        memory.Replicates = true;
    }

    private static VolumeUse Note(SortedDictionary<string, VolumeUse> uses, string file, string? snapshot, bool pending, bool unused)
    {
        if (!uses.TryGetValue(file, out var use))
        {
            uses[file] = use = new VolumeUse { File = file };
        }

        use.IsUnused |= unused;
        use.IsAttached |= !unused && snapshot is null && !pending;
        use.IsPending |= pending;
        if (snapshot is not null)
        {
            use.Snapshots.Add(snapshot);
        }

        return use;
    }
}
