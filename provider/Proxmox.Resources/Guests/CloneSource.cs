using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>What a guest is cloned from. It is used by create alone: what the clone is like is said by the other attributes.</summary>
internal static class CloneSource
{
    private const string SourcePath = "/vms/{clone.vmid}";

    /// <summary>The source's VMID.</summary>
    public static Field<long> VmId { get; } = Whole("vmid", "VMID of the guest or template to clone.").Between(100, 999_999_999);

    /// <summary>The source's name.</summary>
    public static Field<string> Name { get; } =
        Text("name", "Name of the template to clone, in place of `vmid`. Where several have it, the one on `node` is taken, which must be "
            + "the only one there.");

    /// <summary>Whether everything is copied.</summary>
    public static Field<bool> Full { get; } =
        Flag("full", "Whether the disks are copied; false makes a linked clone, which only a template can have. Unset means true.");

    /// <summary>The snapshot.</summary>
    public static Field<string> Snapshot { get; } = Text("snapshot", "Snapshot of the source to clone. Unset means the source as it is.");

    /// <summary>The storage.</summary>
    public static Field<string> Storage { get; } = Text("storage",
        "Storage of `node` that a full clone's disks are copied to. Unset means those of the source.").Checked(Identifiers.Storage);

    /// <summary>The format.</summary>
    public static Field<string> Format { get; } = Text("format",
        "Format of a full clone's disks on file storages: `raw`, `qcow2` or `vmdk`.").OneOf(ImageFormats.OfDisks, "raw", "qcow2", "vmdk");

    /// <summary>The bandwidth.</summary>
    public static Field<long> Bandwidth { get; } = Whole("bandwidth_limit_kib",
        "Limit for copying, in KiB a second; 0 means none. Unset means the limit of the storage or the datacenter.").Between(0);

    /// <summary>The source of a VM.</summary>
    public static Field<Attributes> Clone { get; } = Of(
        "larger disks, other devices, cloud-init", VmId, Name, Full, Snapshot, Storage, Format, Bandwidth);

    /// <summary>The source of a container, whose volumes have no format to choose.</summary>
    public static Field<Attributes> ContainerClone { get; } = Of(
        "a larger root, other devices", VmId, Name, Full, Snapshot, Storage, Bandwidth).TypeNamed("ContainerClone");

    private static Field<Attributes> Of(string rest, params ReadOnlySpan<Field> fields) => Nested(
        "clone",
        $"Creates the guest as a clone and then brings it to the rest of the configuration: {rest}. What the configuration does not "
            + "mention stays as the source has it.",
        [.. fields]).CreateOnly()
        .Needs(GuestPrivilege.Clone with { Path = SourcePath }, GuestPrivilege.Audit with { Path = SourcePath },
            StoragePrivilege.AllocateSpace);
}
