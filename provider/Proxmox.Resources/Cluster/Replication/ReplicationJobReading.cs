using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Replication;

/// <summary>One replication job and how it fares; see <see cref="ReplicationStatus"/>.</summary>
public static class ReplicationJobReading
{
    private static readonly ImmutableArray<Field> Told = EntryList.Told(ReplicationStatus.Fields);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "replication_job", "A job that copies the volumes of a guest to another node, and how it fares.")
    {
        Area = Areas.Replication,
        Noun = "Job",
        Fields =
        [
            ReplicationJob.VmId,
            ReplicationJob.Number with
            {
                Presence = Presence.Required,
                IsServerChosen = false,
                Doc = ReplicationJob.Number.ReadDoc!,
                UnsetMeaning = null,
            },
            .. Told,
        ],
        Privileges = ReplicationStatus.Privileges,
        Read = ReadAsync,
    };

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var id = $"{config.Get(ReplicationJob.VmId)}-{config.Get(ReplicationJob.Number)}";
        try
        {
            var job = await session.Pve.GetAsync(PvePath.Join("cluster", "replication", id), cancel: cancel);
            return FromData.Members(Told, (await ReplicationStatus.CompleteAsync(session, [job], cancel))[0]);
        }
        catch (PveFault none) when (none.ProvesAbsence)
        {
            return null;
        }
    }
}
