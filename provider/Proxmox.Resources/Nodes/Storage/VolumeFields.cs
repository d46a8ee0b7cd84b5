using System.Collections.Immutable;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What PVE's lists tell of a volume.</summary>
internal static class VolumeFields
{
    /// <summary>The volume id.</summary>
    public static Field<string> Id { get; } =
        Text("volume_id", "Volume id, such as `local:iso/debian.iso`.").OnWire("volid").AlwaysReturned();

    /// <summary>The guest.</summary>
    public static Field<long> VmId { get; } = Whole("vmid", "VMID of the guest that it belongs to. Null for what belongs to none.");

    /// <summary>What all volumes have.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        Text("format", "Format, such as `raw`, `qcow2`, `iso` or `tar.zst`.").AlwaysReturned(),
        Whole("size_bytes", "Size in bytes.").OnWire("size"),
        VmId,
        Whole("created_at_unix", "When it was made, in seconds since 1970-01-01 UTC. Null where the storage does not tell.")
            .OnWire("ctime"),
    ];

    /// <summary>What backups have besides.</summary>
    public static ImmutableArray<Field> OfBackups { get; } =
    [
        Text("notes", "First line of its notes."),
        Flag("protected", "Whether it is kept from removal.").ImpliedDefault(false),
    ];
}
