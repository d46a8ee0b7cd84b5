using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph;

/// <summary>OSDs, which hold the data: <c>/nodes/{node}/ceph/osd</c> (PVE::API2::Ceph::OSD).</summary>
public static class CephOsd
{
    private const string Path = "a path below /dev, such as \"/dev/disk/by-id/ata-ST4000NM000A_WS200001\" or \"/dev/sdb\"";

    internal static readonly Field<string> Node = Names.Node with { Doc = "Node that the OSD runs on." };

    internal static readonly Field<long> Id =
        Whole("osd_id", "Number of the OSD, of the first where several are on the device. Ceph gives out the least that is free.")
            .Computed().AlwaysReturned();

    internal static readonly Field<string> Device = Disk("device", "Device that holds the data. It must be empty, and is used as a whole; "
        + "a link in `/dev/disk/by-id` stays the same when disks are numbered otherwise.").OnWire("dev").Required();

    internal static readonly Field<string> DbDevice = Disk("db_device", "Faster device that the database of the OSD is put on: an empty "
        + "one, or one that holds such of others. Unset means the device itself.").OnWire("db_dev");

    internal static readonly Field<string> WalDevice = Disk("wal_device", "Faster device that the write-ahead log of the OSD is put on: an "
        + "empty one, or one that holds such of others. Unset means that of the database.").OnWire("wal_dev");

    internal static readonly Field<Model.Values.Number> DbSize =
        Fraction("db_size_gib", "Size of the database on `db_device`, in GiB. Unset means what Ceph's configuration says, or a tenth of "
            + "the device.").OnWire("db_dev_size").Between(1).CreateOnly();

    internal static readonly Field<Model.Values.Number> WalSize =
        Fraction("wal_size_gib", "Size of the write-ahead log on `wal_device`, in GiB, 0.5 at least. Unset means what Ceph's configuration "
            + "says, or a hundredth of the device.").OnWire("wal_dev_size").CreateOnly()
            .Checked(new("0.5 or more", value => value.AsNumber() is not { } size
                || size.CompareTo(Model.Values.Number.Parse("0.5")) >= 0));

    internal static readonly Field<string> DeviceClass =
        Text("device_class", "Class of the device in CRUSH rules, such as `hdd`, `ssd` or `nvme`. PVE's API cannot change it.")
            .UnsetMeans("what Ceph takes the device for").OnWire("crush-device-class").From("device_class").ServerChosen()
            .ClearedBy(Clear.Forgetting).Matching("[A-Za-z0-9_.-]+", "letters, digits, dots, underscores and hyphens");

    internal static readonly Field<bool> Encrypted =
        Flag("encrypted", "Whether the data is encrypted on the device. Unset means false.").ImpliedDefault(false).NeverReturned()
            .Replacing();

    internal static readonly Field<long> PerDevice =
        Whole("osds_per_device", "How many OSDs the device is divided among, which makes sense on fast NVMe devices alone. Unset means "
            + "one.")
            .OnWire("osds-per-device").Between(1).CreateOnly();

    internal static readonly Field<bool> Cleanup =
        Flag("cleanup_on_destroy", "Whether a destroy also removes what Ceph has made on the devices, so that they are empty. Unset means "
            + "false: they keep their volumes, and can be looked into.")
            .OnWire("cleanup").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    internal static readonly Field<IReadOnlySet<string>> Ids =
        TextSet("osd_ids", "Numbers of all OSDs on the device.").Computed().AlwaysReturned();

    private static readonly Field<string> PhysicalDevice =
        Text("physical_device", "Name of the device on the node now, such as `sdb`.").Computed();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_osd",
        "An OSD of Ceph, or several on one device, which holds the data. A device that is in use is found at plan. To destroy it, it is "
            + "taken out, and once Ceph says that its data is safe elsewhere it is stopped and removed; where Ceph does not say so in "
            + "time, nothing is removed. " + RootLogin.Note)
    {
        Area = Areas.Ceph,
        Noun = "Osd",
        IsReadElsewhere = true,
        IsDeletedFirst = true,
        Api = new("/nodes") { Item = "/nodes/{node}/ceph/osd/{osd_id}" },
        Fields =
        [
            Node, Id, Device, DbDevice, DbSize, WalDevice, WalSize, DeviceClass, Encrypted, PerDevice, Adoption.Adopt.NotAParameter(),
                Cleanup,
            Ids, PhysicalDevice,
        ],
        Identity = [Node, Id],
        Discovery = new() { Needs = ["ceph_cluster"] },
        ImportId = new("{node}/{osd_id}", "pve1/3", "(?<node>[^/]+)/(?<osd_id>[0-9]+)"),
        Constraints =
        [
            Constraint.Needs(DbSize, DbDevice), Constraint.Needs(WalSize, WalDevice), Constraint.AtMostOne(PerDevice, DbDevice),
            Constraint.AtMostOne(PerDevice, WalDevice),
        ],
        Privileges = [new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List }],
        Timeouts = OperationTimeouts.Standard with { Delete = TimeSpan.FromHours(12) },
        Hooks = new()
        {
            CheckPlan = OsdLife.CheckPlan,
            Preflight = OsdLife.PreflightAsync,
            Create = OsdCreation.RunAsync,
            Read = OsdLife.ReadAsync,
            Update = Nothing.ToUpdate,
            Delete = OsdRemoval.RunAsync,
            List = OsdLife.ListAsync,
        },
    };

    private static Field<string> Disk(string name, string doc) =>
        Text(name, doc).Matching("/dev/.+", Path).Replacing().NeverReturned();
}
