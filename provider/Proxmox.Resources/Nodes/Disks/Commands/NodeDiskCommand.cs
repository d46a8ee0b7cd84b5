using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks.Commands;

/// <summary>What the commands on disks share.</summary>
internal static class NodeDiskCommand
{
    /// <summary>The node.</summary>
    public static readonly Field<string> Node = Names.Node.NotAParameter() with { Doc = "Node that has the disk." };

    /// <summary>The disk.</summary>
    public static Field<string> Disk(string doc) =>
        // PVE takes no link here, for their names have hyphens.
        Text("disk", doc).Required().Matching("/dev/[a-zA-Z0-9/]+", "the device of a disk as the node numbers it, such as \"/dev/sdb\"");
}
