using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>One OSD and its devices: <c>/nodes/{node}/ceph/osd/{osdid}/metadata</c> (PVE::API2::Ceph::OSD).</summary>
public static class CephOsdReading
{
    private static readonly Field<long> Id = Whole("osd_id", "Number of the OSD.").Required().Between(0);

    private static readonly Field<IReadOnlyList<Attributes>> Devices = NestedList(
        "devices", "What the OSD keeps data on.",
        EntryList.Told(
            Text("kind", "What it is for: `block` for the data, `db` for the database, or `wal` for the write-ahead "
                + "log.").OnWire("device").AlwaysReturned(),
            Text("physical_device", "Name of the disk, such as `sdb`."),
            Text("device_node", "Device that the OSD itself uses, such as `/dev/dm-3`.").OnWire("dev_node"),
            Whole("size_bytes", "Size, in bytes.").OnWire("size"),
            Text("type", "Kind of disk, `hdd` or `ssd`."),
            Flag("supports_discard", "Whether the disk can be told what is free.").OnWire("support_discard")))
        .TypeNamed("CephOsdDevice").Computed().AlwaysReturned();

    private static readonly Field[] OfTree =
    [
        Text("status", "Whether the OSD runs: `up` or `down`.").Computed(),
        Flag("in", "Whether data is placed on the OSD.").Computed(),
        Text("device_class", "Class of the device in CRUSH rules.").Computed(),
    ];

    private static readonly Field[] Told =
    [
        Text("version", "Version of Ceph that the OSD runs.").Computed(),
        Text("object_store", "How the OSD keeps data, as `bluestore`.").OnWire("osd_objectstore").Computed(),
        Flag("encrypted", "Whether the data is encrypted on the device. Null before PVE 9.").Computed(),
        Text("data_path", "Directory of the OSD on its node.").OnWire("osd_data").Computed(),
        Text("front_address", "Where clients and monitors reach the OSD, as Ceph writes it.").OnWire("front_addr").Computed(),
        Text("back_address", "Where other OSDs reach it, as Ceph writes it.").OnWire("back_addr").Computed(),
        Whole("process_id", "Process of the OSD. Null when it does not run.").OnWire("pid").Computed(),
        Whole("memory_bytes", "Memory that the process uses, in bytes.").OnWire("mem_usage").Computed(),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_osd", "One OSD of the Ceph cluster, and the devices that it keeps data on.")
    {
        Area = Areas.Ceph,
        Noun = "Osd",
        Fields = [Names.Node with { Doc = "Node that the OSD runs on." }, Id, .. OfTree, .. Told, Devices],
        Privileges = [CephPrivileges.Audit],
        Read = ReadAsync,
    };

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var (node, id) = (config.Get(Names.Node), config.Get(Id)!.Value);
        if ((await OsdTree.ReadAsync(session.Pve, node, cancel)).Find(id) is not { } osd)
        {
            return null;
        }

        try
        {
            var metadata = await session.Pve.GetAsync(CephNode.Path(node, "osd", OsdLife.Text(id), "metadata"), cancel: cancel);
            return Value.Object([.. FromData.Members(OfTree, osd).Members, .. FromData.Members(Told, metadata["osd"]).Members])
                .With(Devices.Name, Value.List(metadata["devices"].Items.Select(device =>
                    FromData.Members(Devices.Type.Nested, device))));
        }
        catch (PveFault none) when (none.ProvesAbsence)
        {
            return null;
        }
    }
}
