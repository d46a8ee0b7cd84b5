using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Backup;

/// <summary>Guests that no job backs up: <c>/cluster/backup-info/not-backed-up</c> (PVE::API2::Cluster::BackupInfo).</summary>
public static class GuestsWithoutBackup
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The guests, ordered by their VMIDs.",
        [
            Whole("vmid", "VMID of the guest.").AlwaysReturned(),
            Text("guest_type", "Kind of the guest: `qemu` or `lxc`.").OnWire("type").AlwaysReturned(),
            Text("name", "Name of the guest. Null for one that has none."),
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "guests_without_backup",
        "The guests that no backup job is for, whether it is enabled or not, of those that the user or token may see.")
    {
        Area = Areas.Backup,
        Noun = "GuestsWithoutBackup",
        Fields = [Items],
        Privileges = [new("Sys.Audit", "/"), new("VM.Audit", "/vms/{vmid}")],
        Read = EntryList.Reader("/cluster/backup-info/not-backed-up", Items),
    };
}
