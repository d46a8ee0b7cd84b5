using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>The disks of a node: <c>GET /nodes/{node}/disks/list</c> (PVE::API2::Disks).</summary>
public static class DiskList
{
    private static readonly Field<bool> IsUnused =
        Flag("unused", "True for only the disks that nothing uses, false for only those that something uses. Unset means all.");

    private static readonly Field<string> Kind =
        Text("type", "Only disks of this type: `hdd`, `ssd`, `nvme`, `usb` or `unknown`. Unset means all.");

    private static readonly Field<string> Serial = Text("serial", "Only the disk with this serial number.");

    private static readonly Field<bool> IncludePartitions =
        Flag("include_partitions", "Whether the partitions are told besides, with the disk that each is on. Unset means false.");

    private static readonly Field<bool> SkipSmart =
        Flag("skip_smart", "Leaves the disks in peace, which then tell neither health nor wear. Unset means false: each is asked, "
            + "which wakes up disks that sleep.");

    private static readonly Field<string> Use = Text("used", "What it is used for, in PVE's word, such as `LVM`, `ZFS`, `partitions` "
        + "or a file system. Null when nothing uses it.");

    private static readonly Field<string> Type =
        Text("type", "Type of the disk: `hdd`, `ssd`, `nvme`, `usb`, `unknown`, or `partition`.").AlwaysReturned();

    private static readonly Field<string> SerialNumber = Text("serial", "Serial number, as the disk tells it.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The disks, ordered by device.",
        Text("device", "Device as the node numbers it, such as `/dev/sdb`.").OnWire("devpath").AlwaysReturned(),
        Text("by_id_path", "Name of the disk that stays when the node numbers its disks anew, `/dev/disk/by-id/...`.").OnWire("by_id_link"),
        Type,
        Whole("size_bytes", "Size in bytes.").OnWire("size").AlwaysReturned(),
        Use,
        Flag("mounted", "Whether a file system on it is mounted.").ImpliedDefault(false),
        Flag("gpt", "Whether it has a table of partitions in GPT's form."),
        Text("model", "Model, as the disk tells it."),
        Text("vendor", "Who makes it, as the disk tells it."),
        SerialNumber,
        Text("wwn", "World-wide name of the disk."),
        Text("health", "What its self-monitoring says, such as `PASSED`; `UNKNOWN` where it says nothing."),
        Whole("life_left_percent", "How much of the life of an SSD is left, in percent. Null where it does not say.").OnWire("wearout"),
        Whole("rpm", "Revolutions in a minute; 0 for an SSD, and -1 where it is not known."),
        Text("parent", "Disk that a partition is on; null for a disk."),
        TextList("osd_ids", "Numbers of the OSDs of Ceph on it.").OnWire("osdid-list"),
        Flag("osd_encrypted", "Whether the data of the OSDs is encrypted. Null where there are none.").OnWire("osdencrypted"),
        Whole("osd_db_count", "How many OSDs have their database on it.").OnWire("db").ImpliedDefault(0),
        Whole("osd_wal_count", "How many OSDs have their write-ahead log on it.").OnWire("wal").ImpliedDefault(0));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_disks", "The disks of a node, what each is used for and how it is. What is on iSCSI or a RAID of the kernel is not among "
            + "them.")
    {
        Area = Areas.Nodes,
        Noun = "NodeDisks",
        Fields = [DiskObject.Node, IsUnused, Kind, Serial, IncludePartitions, SkipSmart, Items],
        Privileges = [new("Sys.Audit", "/nodes/{node}") { For = Purposes.Read }],
        Read = async (session, config, cancel) =>
        {
            var query = new Form();
            foreach (var (field, parameter) in new[] { (IncludePartitions, "include-partitions"), (SkipSmart, "skipsmart") })
            {
                if (config.Get(field) is true)
                {
                    query.Add(parameter, true);
                }
            }

            var disks = await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(DiskObject.Node)!, "disks", "list"), query, cancel);
            return EntryList.Of(Items, disks.Items.Where(disk =>
                (config.Get(IsUnused) is not { } unused || (disk[Use.Wire].AsText() is null or "") == unused)
                && (config.Get(Kind) is not { } kind || disk[Type.Wire].AsText() == kind)
                && (config.Get(Serial) is not { } serial || disk[SerialNumber.Wire].AsText() == serial)));
        },
    };
}
