using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>
/// One volume: <c>/nodes/{node}/storage/{storage}/content/{volume}</c> (<c>PVE::API2::Storage::Content</c>).
/// </summary>
public static class VolumeReader
{
    internal static readonly Field<string> Storage =
        Text("storage", "Storage that is asked for what it holds.").Required().Checked(Identifiers.Storage);

    private static readonly Field<string> Volume =
        Text("volume_id", "Volume id, such as `local:iso/debian.iso`.").Required().Checked(Identifiers.Volume);

    private static readonly ImmutableArray<Field> Told =
    [
        Text("format", "Format of the contents: `raw`, `qcow2`, `vmdk` or `subvol`; `raw` for what is no disk image.").Computed()
            .AlwaysReturned(),
        Whole("size_bytes", "Size in bytes: of a disk image that of the disk, of another file rounded up to 512.").OnWire("size").Computed()
            .AlwaysReturned(),
        Whole("used_bytes", "Space that it takes, in bytes.").OnWire("used").Computed(),
        Text("path", "Path of the file or device on the node.").Computed().AlwaysReturned(),
        Text("notes", "Notes of a backup. Null for other volumes.").Computed(),
        Flag("protected", "Whether a backup is kept from removal. Null for other volumes.").Computed(),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("volume", "One volume on a storage: a disk, an ISO image, a template, an image to import or a backup. Only it is asked for.")
        {
            Area = Areas.Storage,
            Fields = [FileFields.Node with { Doc = "Node that is asked." }, Volume, .. Told],
            Privileges = [StoragePrivilege.Audit with { Path = "/storage/{storage}" }],
            Read = async (session, config, cancel) =>
            {
                var (node, id) = (config.Get(FileFields.Node)!, config.Get(Volume)!);
                return FromData.Members(
                    Told, await session.Pve.GetAsync(StorageVolume.Path(node, id.Split(':')[0], id), cancel: cancel));
            },
        };
}
