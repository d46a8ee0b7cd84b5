using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What a storage holds: <c>/nodes/{node}/storage/{storage}/content</c> (<c>PVE::API2::Storage::Content</c>).</summary>
public static class VolumeList
{
    private static readonly Field<string> Storage =
        Text("storage", "Storage that is asked for what it holds.").Required().Checked(Identifiers.Storage);

    private static readonly Field<string> Content =
        Text("content_type", "Only volumes of this kind: `images`, `rootdir`, `vztmpl`, `iso`, `backup`, `snippets` or `import`. Unset "
            + "means all.");

    private static readonly Field<long> VmId = Whole("vmid", "Only volumes of this guest. Unset means all.").Between(100, 999_999_999);

    private static readonly Field<string> Format = Text("format", "Only volumes of this format, such as `qcow2`. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The volumes, ordered by volume id.",
        [
            VolumeFields.Id,
            Text("content_type", "What it is.").OnWire("content").AlwaysReturned(),
            .. VolumeFields.All,
            Whole("used_bytes", "Space that it takes, in bytes. Null where the storage does not tell.").OnWire("used"),
            Text("parent", "Volume that it is a linked clone of. Null for others."),
            .. VolumeFields.OfBackups,
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("volumes", "What a storage holds as a node sees it, as far as the user or token may see it. To read one volume, use `volume`: "
            + "a list takes PVE a look into every image.")
        {
            Area = Areas.Storage,
            Fields = [FileFields.Node with { Doc = "Node that is asked." }, Storage, Content, VmId, Format, Items],
            Privileges = [StoragePrivilege.Audit],
            Read = async (session, config, cancel) =>
            {
                var query = new Form();
                if (config.Get(Content) is { } content)
                {
                    query.Add("content", content);
                }

                if (config.Get(VmId) is { } vmid)
                {
                    query.Add("vmid", vmid);
                }

                var path = StorageVolume.Collection(config.Get(FileFields.Node)!, config.Get(Storage)!);
                var (format, guest) = (config.Get(Format), config.Get(VmId));
                // PVE lists what belongs to no guest for every guest.
                return EntryList.Of(Items, (await session.Pve.GetAsync(path, query, cancel)).Items.Where(entry =>
                    (format is null || entry["format"].AsText() == format) && (guest is null || entry["vmid"].AsLong() == guest)));
            },
        };
}
