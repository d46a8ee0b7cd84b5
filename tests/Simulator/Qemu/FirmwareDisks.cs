using Proxmox.Simulator.Guests;

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

    /// <summary>The mark of EFI variables that know the certificates which Microsoft has issued since 2023.</summary>
    private const string NewestCertificates = "2023k";

    /// <summary>Notes on new EFI variables which certificates they come with; the older release takes no note.</summary>
    public static void MarkNew(VmContext context, Drive disk)
    {
        if (disk.Slot == "efidisk0" && disk["pre-enrolled-keys"] == "1" && context.Datacenter.Version != PveVersion.V84)
        {
            disk["ms-cert"] = NewestCertificates;
        }
    }

    /// <summary>Enrols the newest certificates where a change of the mark asks for some of them.</summary>
    public static void Enrol(Drive old, Drive disk)
    {
        if (old.File == disk.File && old["ms-cert"] != disk["ms-cert"]
            && disk["ms-cert"]?.StartsWith("2023", StringComparison.Ordinal) == true)
        {
            disk["ms-cert"] = NewestCertificates;
        }
    }

    /// <summary>Warns of EFI variables whose certificates run out.</summary>
    public static void WarnOfOldCertificates(VmContext context, GuestConfig config)
    {
        if (context.Datacenter.Version == PveVersion.V84 || config["efidisk0"] is not { } text)
        {
            return;
        }

        var disk = Drive.Parse(context.Schema, "efidisk0", text);
        if (disk["pre-enrolled-keys"] == "1" && disk["ms-cert"] != NewestCertificates)
        {
            context.Run.Warn($"EFI disk without 'ms-cert={NewestCertificates}' option, suggesting that not all UEFI 2023\n"
                + "certificates from Microsoft are enrolled yet.");
        }
    }
}
