using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>Volume groups of LVM on disks of a node: <c>/nodes/{node}/disks/lvm</c> (PVE::API2::Disks::LVM).</summary>
public static class NodeLvm
{
    private static readonly Field<string> Name =
        Text("name", "Name of the volume group, and of its storage.").Required().Replacing().Checked(Identifiers.Storage);

    private static readonly Field<IReadOnlyList<string>> PhysicalVolumes =
        TextList("physical_volumes", "Disks and partitions that it is made of now, as the node numbers them; `[unknown]` for one that is "
            + "missing.").Computed().AlwaysReturned();

    private static readonly DiskObject Made = new("lvm", "volume group")
    {
        Name = Name,
        Destroys = "A destroy removes every volume in the group, disks of guests too: their data is lost.",
        Entries = list => list["children"].Items,
        IsNamed = (entry, name) => entry["name"].AsText() == name,
        CompleteAsync = (_, _, entry, _) => Task.FromResult(PveData.Object(
            [.. entry.Members, new(PhysicalVolumes.Wire, PveData.Array(entry["children"].Items.Select(volume => volume["name"])))])),
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Made.Declaration(
        "node_lvm",
        "A volume group of LVM on a disk of a node.",
        "node_volume_groups",
        "NodeVolumeGroup",
        DiskObject.Device,
        Whole("size_bytes", "Size of the volume group, in bytes.").OnWire("size").Computed().AlwaysReturned(),
        Whole("free_bytes", "What no volume has, in bytes.").OnWire("free").Computed(),
        Whole("volume_count", "How many logical volumes it has, thin pools and what is in them included.").OnWire("lvcount").Computed(),
        PhysicalVolumes);
}
