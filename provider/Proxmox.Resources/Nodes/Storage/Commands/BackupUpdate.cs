using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage.Commands;

/// <summary>
/// Protects a backup and writes its notes: <c>PUT /nodes/{node}/storage/{storage}/content/{volume}</c> (PVE::API2::Storage::Content), which
/// takes a backup that is not there without a word.
/// </summary>
public static class BackupUpdate
{
    private static readonly Field<string> Volume = Text(
        "volume_id", "Volume id of the backup, such as `local:backup/vzdump-lxc-100-2026_01_31-12_00_00.tar.zst`.").Required()
        .NotAParameter().Checked(Identifiers.Volume);

    private static readonly Field<bool> Protected =
        Flag("protected", "Whether it is kept from removal and pruning. Unset leaves it as it is.");

    private static readonly Field<string> Notes = Text("notes", "Notes beside it. Unset leaves them as they are.").As(Formats.Remark);

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "backup_update",
        "Protects a backup from removal and pruning, or ends that, and writes its notes. To declare that for good, see `volume`.")
    {
        Area = Areas.Backup,
        Noun = "Backup",
        Verb = "update",
        Target = Volume,
        Fields =
        [
            FileFields.Node.NotAParameter() with { Doc = "Node that is asked; of a shared storage any node that reaches it." }, Volume,
            Protected, Notes,
        ],
        Constraints = [Constraint.AtLeastOne(Protected, Notes)],
        Privileges = [StoragePrivilege.AllocateSpace, new("VM.Backup", "/vms/{vmid}")],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var volume = run.Config.Get(Volume)!;
        var (node, storage) = (run.Config.Get(FileFields.Node)!, volume.Split(':')[0]);
        var there = await StorageVolume.ReadAsync(run.Pve, node, storage, volume, "backup", cancel)
            ?? throw new PveFault(FaultKind.NotFound, $"there is no backup {volume} that node {node} sees");
        if (IsSo(Protected, there["protected"].AsBool() ?? false) && IsSo(Notes, there["notes"].AsText()?.Trim() ?? ""))
        {
            run.ChangesNothing($"The backup {volume} is so already.");
            return null;
        }

        await run.Pve.PutAsync(StorageVolume.Path(node, storage, volume), run.Parameters, cancel);
        return null;

        bool IsSo(Field field, Value value) => run.Config[field].IsNull || run.Config[field].Equals(value);
    }
}
