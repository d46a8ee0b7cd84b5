using Proxmox.Model.Fields;

namespace Proxmox.Resources.Shared;

/// <summary>The formats of disk images.</summary>
internal static class ImageFormats
{
    private static readonly (string Word, string Meaning) Raw = ("raw", "The bytes of the disk and nothing else.");
    private static readonly (string Word, string Meaning) Qcow2 =
        ("qcow2", "QEMU's own format, which grows as it is written and can have snapshots.");
    private static readonly (string Word, string Meaning) Vmdk = ("vmdk", "VMware's format.");

    /// <summary>What a disk of a VM can be.</summary>
    public static Vocabulary OfDisks { get; } = new(
        "DiskFormat",
        "Format of a disk of a virtual machine.",
        Raw,
        Qcow2,
        Vmdk,
        ("qcow", "The forerunner of `qcow2`."),
        ("qed", "A former format of QEMU."),
        ("cloop", "A compressed image that is only read."));

    /// <summary>What a storage can make.</summary>
    public static Vocabulary OfStorages { get; } = new(
        "ImageFormat",
        "Format of the images on a storage.",
        Raw,
        Qcow2,
        Vmdk,
        ("subvol", "A directory or file system in place of an image, for containers."));
}
