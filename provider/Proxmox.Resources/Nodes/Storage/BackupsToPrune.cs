using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What a prune would do: <c>GET /nodes/{node}/storage/{storage}/prunebackups</c>.</summary>
public static class BackupsToPrune
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The backups, oldest first.",
        [
            Whole("created_at_unix", "When it was made, in seconds since 1970-01-01 UTC.").OnWire("ctime").AlwaysReturned(),
            VolumeFields.Id,
            Text("mark", "What is to become of it: `keep`, `remove`, `protected`, or `renamed` for one that is kept because its name does "
                + "not follow PVE's rule.").AlwaysReturned(),
            Text("guest_type", "Kind of the guest: `qemu`, `lxc` or `unknown`.").OnWire("type").AlwaysReturned(),
            VolumeFields.VmId,
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "backups_to_prune", "The backups of a storage, each with whether `backup_prune` would remove it now.")
    {
        Area = Areas.Backup,
        Noun = "BackupsToPrune",
        Fields = [.. PruneFields.All, Items],
        Constraints = PruneFields.Constraints,
        Privileges = [StoragePrivilege.Audit],
        Read = async (session, config, cancel) => EntryList.Of(Items, await PruneFields.MarksAsync(session.Pve, config, cancel)),
    };
}
