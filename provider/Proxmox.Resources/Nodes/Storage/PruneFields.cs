using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>
/// Which backups are pruned: <c>/nodes/{node}/storage/{storage}/prunebackups</c> (PVE::API2::Storage::PruneBackups). GET tells which ones
/// a DELETE with the same parameters would remove.
/// </summary>
internal static class PruneFields
{
    /// <summary>The storage.</summary>
    public static Field<string> Storage { get; } =
        Text("storage", "Storage that has the backups.").Required().NotAParameter().Checked(Identifiers.Storage);

    /// <summary>All of them.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        FileFields.Node.NotAParameter() with { Doc = "Node that prunes them; of a shared storage any node that reaches it." },
        Storage,
        Whole("vmid", "Only backups of the guest with this VMID. Unset means those of all guests.").Between(100, 999_999_999),
        Text("guest_type", "Only backups of guests of this kind. Unset means both.").OnWire("type")
            .OneOf(("qemu", "Virtual machines."), ("lxc", "Containers.")).TypeNamed("BackupGuestType"),
        Retention.PruneBackups with { Doc = "Which backups of each guest are kept. Unset means what the storage says." },
    ];

    /// <summary>What must hold between them.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } = [Retention.AllOrSome];

    /// <summary>The path.</summary>
    public static string Path(Attributes config) =>
        PvePath.Join("nodes", config.Get(FileFields.Node)!, "storage", config.Get(Storage)!, "prunebackups");

    /// <summary>The backups, each with what is to become of it.</summary>
    public static async Task<IReadOnlyList<PveData>> MarksAsync(IPve pve, Attributes config, CancellationToken cancel) =>
        (await pve.GetAsync(Path(config), Changes.Create(All, config, config), cancel)).Items;
}
