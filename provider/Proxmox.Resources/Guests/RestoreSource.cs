using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>How a guest is restored from a backup, by a command or where it is created.</summary>
internal static class RestoreSource
{
    /// <summary>The rule of storages, by the name of the one in a volume id.</summary>
    public static Privilege OnItsStorage { get; } = StoragePrivilege.Use with { Names = StorageOf };

    /// <summary>Whether addresses are drawn anew.</summary>
    public static Field<bool> UniqueMacAddresses { get; } =
        Flag("unique_mac_addresses", "Whether the network devices get new MAC addresses, for a copy beside the original. Unset means "
            + "false.")
            .OnWire("unique");

    /// <summary>The bandwidth.</summary>
    public static Field<long> Bandwidth { get; } =
        Whole("bandwidth_limit_kib", "Limit for restoring, in KiB a second; 0 means none. Unset means the limit of the storage or the "
            + "datacenter.").OnWire("bwlimit").Between(0);

    /// <summary>Whether errors are passed over.</summary>
    public static Field<bool> IgnoreErrors { get; } =
        Flag("ignore_unpack_errors", "Whether files that cannot be unpacked are left out; otherwise such an error fails the restore. Unset "
            + "means false.").OnWire("ignore-unpack-errors");

    /// <summary>The archive of a guest of that kind.</summary>
    public static Field<string> Archive(GuestKind kind)
    {
        var example = kind == GuestKind.Vm ? "local:backup/vzdump-qemu-100-2026_01_31-12_00_00.vma.zst"
            : "local:backup/vzdump-lxc-100-2026_01_31-12_00_00.tar.zst";
        return Text("archive", $"Volume of the backup, such as `{example}`.").Required()
            .Matching("[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]:[^, ]+", $"a volume such as \"{example}\"").Needs(OnItsStorage);
    }

    /// <summary>Where the volumes go.</summary>
    public static Field<string> Storage(GuestKind kind) =>
        Text("storage", "Storage that the volumes are restored to. Unset means "
            + (kind == GuestKind.Vm ? "the storages that they were on." : "`local`."))
            .Checked(Identifiers.Storage).Needs(StoragePrivilege.AllocateSpace);

    private static IEnumerable<string> StorageOf(Value volume) =>
        volume.AsText()?.Split(':') is [var storage, _, ..] ? [storage] : [];
}
