using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage.Commands;

/// <summary>Removes old backups: <c>DELETE /nodes/{node}/storage/{storage}/prunebackups</c>.</summary>
public static class BackupPrune
{
    private static readonly Field<IReadOnlyList<string>> Removed =
        TextList("removed_volume_ids", "Volume ids of the backups that were removed.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "backup_prune",
        "Removes the old backups of a storage that a retention does not keep. Protected ones stay, and those whose names do not follow "
            + "PVE's rule. The data source `backups_to_prune` tells beforehand which ones go.")
    {
        Area = Areas.Backup,
        Noun = "Storage",
        Verb = "prune",
        Target = PruneFields.Storage,
        Fields = [.. PruneFields.All, Removed],
        Constraints = PruneFields.Constraints,
        Limit = TimeSpan.FromHours(1),
        // For the backups of one guest the privileges of its backups are enough.
        Privileges = [StoragePrivilege.Allocate, StoragePrivilege.Audit],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var removed = (await PruneFields.MarksAsync(run.Pve, run.Config, cancel)).Where(backup => backup["mark"].AsText() == "remove")
            .Select(backup => Value.Of(backup["volid"].AsText()!)).ToList();
        if (removed.Count == 0)
        {
            run.ChangesNothing("The retention keeps all backups that are there.");
        }
        else
        {
            await run.DispatchAsync(
                deadline => run.Pve.DeleteAsync(PruneFields.Path(run.Config), run.Parameters, deadline), cancel);
        }

        return Value.Object((Removed.Name, Value.List(removed)));
    }
}
