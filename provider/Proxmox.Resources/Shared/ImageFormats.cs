namespace Proxmox.Resources.Shared;

/// <summary>The formats of disk images, with what they mean.</summary>
internal static class ImageFormats
{
    /// <summary>Plain.</summary>
    public static (string Word, string Meaning) Raw { get; } = ("raw", "The bytes of the disk and nothing else.");

    /// <summary>QEMU's own.</summary>
    public static (string Word, string Meaning) Qcow2 { get; } = ("qcow2", "QEMU's own format, which grows as it is written and can have snapshots.");

    /// <summary>VMware's.</summary>
    public static (string Word, string Meaning) Vmdk { get; } = ("vmdk", "VMware's format.");

    /// <summary>A directory.</summary>
    public static (string Word, string Meaning) Subvol { get; } = ("subvol", "A directory or file system in place of an image, for containers.");

    /// <summary>QEMU's former one.</summary>
    public static (string Word, string Meaning) Qcow { get; } = ("qcow", "The forerunner of `qcow2`.");

    /// <summary>QEMU's other former one.</summary>
    public static (string Word, string Meaning) Qed { get; } = ("qed", "A former format of QEMU.");

    /// <summary>Compressed.</summary>
    public static (string Word, string Meaning) Cloop { get; } = ("cloop", "A compressed image that is only read.");
}
