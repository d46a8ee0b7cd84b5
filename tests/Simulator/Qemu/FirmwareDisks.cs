namespace Proxmox.Simulator.Qemu;

/// <summary>Small disks of fixed sizes that hold what firmware keeps.</summary>
internal static class FirmwareDisks
{
    /// <summary>Bytes of the state of a TPM.</summary>
    public const long TpmSize = 4L << 20;

    /// <summary>Bytes of the EFI variables: 528 KiB, or 128 KiB for the old, smaller firmware; 64 MiB on ARM.</summary>
    public static long EfiSize(OptionSet config, Drive? disk) => config["arch"] == "aarch64"
        ? 64L << 20
        : disk?["efitype"] == "4m" ? 528L << 10 : 128L << 10;
}
