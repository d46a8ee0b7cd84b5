using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Storage;

/// <summary>What a retention does to the backups on a storage (<c>prune_backups</c>).</summary>
internal static class Pruning
{
    /// <summary>Says of every backup what becomes of it.</summary>
    /// <param name="keep">The retention; null for the storage's own.</param>
    /// <param name="type">Kind of guest; null for any.</param>
    /// <param name="vmId">The guest; null for all.</param>
    public static IReadOnlyList<PruneMark> Mark(
        StorageConfig config, StorageDefinition storage, string node, string? keep, string? type, int? vmId)
    {
        if (!storage.Content.Contains("backup", StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' does not support backups");
        }

        keep ??= StorageConfig.Retention(storage)
            ?? throw PveError.Die($"no prune-backups options configured for storage '{storage.Id}'");
        config.Host.Activate(config, storage, node);
        var backups = config.Volumes.On(storage.Id, node)
            .Where(volume => volume.Parts.Content == "backup" && (vmId is null || volume.Parts.VmId == vmId))
            .Select(volume => new PruneMark(volume))
            .Where(mark => type is null || mark.Type == type)
            .ToList();
        _ = PropertyString.Parse(PropertyStringFormats.All["prune-backups"].Keys, keep, "", out var values);
        foreach (var group in backups.Where(mark => mark.Time is not null).GroupBy(mark => (mark.Type, mark.Volume.Parts.VmId)))
        {
            Retention.Mark([.. group.OrderByDescending(mark => mark.Time)], values);
        }

        return backups;
    }

    /// <summary>Removes what is not to be kept.</summary>
    /// <returns>The ids of what is gone.</returns>
    public static IReadOnlyList<string> Remove(
        StorageConfig config, StorageDefinition storage, string node, string? keep, string? type, int? vmId)
    {
        var removed = Mark(config, storage, node, keep, type, vmId).Where(mark => mark.Mark == "remove")
            .Select(mark => mark.Volume.Id).ToList();
        removed.ForEach(id => config.Volumes.Remove(id, node));
        return removed;
    }
}
