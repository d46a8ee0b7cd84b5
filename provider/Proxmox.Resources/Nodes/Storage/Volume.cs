using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>
/// Volumes by their ids: <c>/nodes/{node}/storage/{storage}/content</c> (<c>PVE::API2::Storage::Content</c>). A disk of a VM that is to
/// outlive it is a <see cref="Qemu.StandaloneDisk"/>; this is what else PVE has of volumes.
/// </summary>
public static class Volume
{
    internal static readonly Field<string> Node = FileFields.Node with { Doc = "Node that has the volume; of a shared storage any node." };

    internal static readonly Field<string> Id =
        Text("volume_id",
            "Volume id: `local-lvm:vm-100-data` on block storages, `local:100/vm-100-data.raw` on those of files. PVE removes "
            + "such a volume together with the guest of that VMID.").Required().Replacing().Checked(Identifiers.Volume)
            .ReadAs("Volume id, such as `local:iso/debian.iso`.");

    internal static readonly Field<string> Size =
        Text("size", "Size such as `32G`, of a volume that is made empty. PVE changes it only through a guest.").As(Formats.Size)
            .Checked(new("more than nothing", value => value.AsText() is not { } size || Formats.Size.Canonical(size) != "0"))
            .NeverReturned().NotAParameter();

    internal static readonly Field<string> CopyOf =
        Text("copy_of", "Volume id of a volume on the same storage that is copied. PVE calls this experimental.")
            .Checked(Identifiers.Volume)
            .CreateOnly().NotAParameter().RootOnly();

    internal static readonly Field<string> Notes =
        Text("notes", "Notes of a backup; PVE has none for other volumes.").As(Formats.Remark).ClearedBy(Clear.EmptyText);

    internal static readonly Field<bool> Protected =
        Flag("protected", "Keeps a backup from being removed and pruned; PVE protects no other volumes. Unset means false.")
            .ImpliedDefault(false).ClearedBy(Clear.Sending("0"))
            .ReadAs("Whether a backup is kept from being removed and pruned.");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "volume",
        "A volume by its id: an empty one or a copy is made, and of a backup that was imported the notes and the protection are managed. "
            + "It "
            + "is removed with the resource. For a disk that outlives its VM use `vm_disk`.")
    {
        ReadDoc = "One volume on a storage: a disk, an ISO image, a template, an image to import or a backup. Only it is asked for.",
        Area = Areas.Storage,
        Api = new("/nodes/{node}/storage"),
        Fields =
        [
            Node, Id, Size, CopyOf, Notes, Protected,
            Text("format", "Format of the contents: `raw`, `qcow2`, `vmdk` or `subvol`; `raw` for what is no disk image.").Computed(),
            FileFields.Size,
            Text("path", "Path of the file or device on the node.").Computed(),
        ],
        Identity = [Node, Id],
        Discovery = new() { LeftOut = "Guests tell of their own volumes." },
        ImportId = new(
            "{node}/{volume_id}", "pve1/local:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst", "(?<node>[^/:]+)/(?<volume_id>[^:]+:.+)"),
        Constraints = [Constraint.AtMostOne(Size, CopyOf)],
        Privileges =
        [
            StoragePrivilege.AllocateSpace with { For = Purposes.Create },
            StoragePrivilege.Allocate with { For = Purposes.All & ~Purposes.List },
            StoragePrivilege.Audit with { For = Purposes.List },
        ],
        Timeouts = StoredFileLife.Timeouts,
        Hooks = new()
        {
            CheckPlan = VolumeLife.CheckPlan,
            Preflight = VolumeLife.PreflightAsync,
            Create = VolumeLife.CreateAsync,
            Read = VolumeLife.ReadAsync,
            Update = VolumeLife.UpdateAsync,
            Delete = VolumeLife.DeleteAsync,
            List = VolumeLife.ListAsync,
        },
    };
}
