using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>
/// Thin pools of LVM on disks of a node: <c>/nodes/{node}/disks/lvmthin</c> (PVE::API2::Disks::LVMThin). PVE makes each in a volume group
/// of the same name.
/// </summary>
public static class NodeLvmThin
{
    private static readonly Field<string> Name =
        Text("name", "Name of the thin pool, of the volume group that PVE makes for it, and of its storage.").Required().Replacing()
            .Checked(Identifiers.Storage).ReadAs("Name of the thin pool.");

    private static readonly Field<string> VolumeGroup = Text("volume_group", "Volume group that it is in.").OnWire("vg").Computed()
        .AlwaysReturned();

    private static readonly DiskObject Made = new("lvmthin", "thin pool")
    {
        Name = Name,
        Destroys = "A destroy removes every volume in the pool, disks of guests too: their data is lost. The volume group stays on the "
            + "disk unless that is wiped.",
        IsNamed = (entry, name) => entry["lv"].AsText() == name && entry[VolumeGroup.Wire].AsText() == name,
        CompleteAsync = (_, _, entry, _) => Task.FromResult(PveData.Object([.. entry.Members, new(Name.Wire, entry["lv"])])),
        WithRemoval = (form, name) => form.Add("volume-group", name),
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Made.Declaration(
        "node_lvmthin",
        "A thin pool of LVM on a disk of a node.",
        "node_thin_pools",
        "NodeThinPool",
        DiskObject.Device,
        VolumeGroup,
        Whole("size_bytes", "Size of the pool, in bytes.").OnWire("lv_size").Computed().AlwaysReturned(),
        Whole("used_bytes", "What is written in it, in bytes. A pool that is full stops every guest on it.").OnWire("used").Computed(),
        Whole("metadata_size_bytes", "Size of its metadata, in bytes.").OnWire("metadata_size").Computed(),
        Whole("metadata_used_bytes", "What is written of its metadata, in bytes.").OnWire("metadata_used").Computed());
}
