using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What all files on a storage have.</summary>
internal static class FileFields
{
    /// <summary>The attribute that says what the file is, where a resource has different ones.</summary>
    public const string ContentName = "content_type";

    /// <summary>The node.</summary>
    public static Field<string> Node { get; } =
        Names.Node with { Doc = "Node that has the file; of a shared storage any node that reaches it." };

    /// <summary>The storage.</summary>
    public static Field<string> Storage { get; } =
        Text("storage", "Storage that keeps the file, one of directories, such as `local`.").Required().Checked(Identifiers.Storage)
            .Replacing();

    /// <summary>The volume id.</summary>
    public static Field<string> Volume { get; } =
        Text("volume_id", "Volume id, by which guests refer to the file, such as `local:iso/debian.iso`.").Computed().AlwaysReturned();

    /// <summary>The size.</summary>
    public static Field<long> Size { get; } =
        Whole("size_bytes", "Size in bytes as PVE tells it: of a file rounded up to 512, of a disk image (`qcow2`, `vmdk`) that of the "
            + "disk.").OnWire("size").Computed().AlwaysReturned();

    /// <summary>What the file is.</summary>
    /// <param name="kinds">PVE's words, those that the resource can bring.</param>
    public static Field<string> Content(params ReadOnlySpan<string> kinds) =>
        Text(ContentName, "What the file is. The storage must be meant for it.").OnWire("content")
            .OneOf(FileKind.Words, [.. kinds]).Required().Replacing();
}
