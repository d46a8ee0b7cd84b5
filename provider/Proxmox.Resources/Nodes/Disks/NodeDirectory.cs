using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>File systems on disks of a node, mounted below <c>/mnt/pve</c>: <c>/nodes/{node}/disks/directory</c>
/// (PVE::API2::Disks::Directory).</summary>
public static class NodeDirectory
{
    private const string Mounts = "/mnt/pve/";

    private static readonly Field<string> Name =
        Text("name", "Name of the directory, and of its storage: it is mounted at `/mnt/pve/` and this.").Required().Replacing()
            .Checked(Identifiers.Storage);

    private static readonly Field<string> Filesystem =
        Text("filesystem", "File system that is made on the disk.").OneOf(("ext4", "The usual one."), ("xfs", "For large files."))
            .From("type").ServerChosen().UnsetMeans("`ext4`").Replacing().ClearedBy(Clear.Forgetting).TypeNamed("DirectoryFilesystem");

    private static readonly DiskObject Made = new("directory", "directory")
    {
        Name = Name,
        Destroys = "A destroy unmounts it and removes the unit that mounts it; the files stay on the disk unless it is wiped.",
        IsNamed = (entry, name) => entry["path"].AsText() == Mounts + name,
        CompleteAsync = (_, _, entry, _) => Task.FromResult(PveData.Object(
            [.. entry.Members, new(Name.Wire, PveData.Of(entry["path"].AsText()![Mounts.Length..]))])),
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Made.Declaration(
        "node_directory",
        "A file system on a disk of a node, mounted below `/mnt/pve`.",
        "node_directories",
        "NodeDirectory",
        DiskObject.Device,
        Filesystem,
        Text("path", "Where it is mounted.").Computed().AlwaysReturned(),
        Text("mounted_device", "What is mounted there: the file system by its UUID.").OnWire("device").Computed(),
        Text("mount_options", "Options that it is mounted with.").OnWire("options").Computed(),
        Text("unit_file", "Path of the systemd unit that mounts it.").OnWire("unitfile").Computed());
}
