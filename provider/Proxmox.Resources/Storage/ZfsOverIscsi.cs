using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>ZFS pools of a server that exports volumes by iSCSI: type <c>zfs</c> (PVE::Storage::ZFSPlugin).</summary>
public static class ZfsOverIscsi
{
    private static readonly Field<string> Pool = Text("pool", "ZFS pool on the server.").Required().Replacing();

    private static readonly Field<string> Provider =
        Text("iscsi_provider", "What serves iSCSI there: `comstar` (illumos), `istgt` (FreeBSD), `iet` or `LIO` (Linux).")
            .OnWire("iscsiprovider").Required().Replacing().OneOf(
                ("comstar", "COMSTAR of illumos."),
                ("istgt", "istgt of FreeBSD."),
                ("iet", "The iSCSI Enterprise Target of Linux."),
                ("LIO", "LIO of Linux."));

    private static readonly Field<bool> NoWriteCache =
        Flag("no_write_cache", "Switches the write cache of the target off, with `comstar` and `istgt`. Unset means false.")
            .OnWire("nowritecache").ImpliedDefault(false);

    private static readonly Field<string> HostGroup = Text("comstar_host_group", "Host group that `comstar` shows the volumes to.")
        .OnWire("comstar_hg");

    private static readonly Field<string> TargetGroup = Text("comstar_target_group", "Target group that `comstar` shows the volumes in.")
        .OnWire("comstar_tg");

    private static readonly Field<string> PortalGroup =
        Text("lio_target_portal_group", "Target portal group of `LIO`, such as `tpg1`, which it needs.").OnWire("lio_tpg");

    private static readonly Field<string> BasePath =
        Text("zfs_base_path", "Directory on the server that holds the block devices of the volumes. Unset means what PVE finds out when it "
            + "creates the storage, mostly `/dev/zvol`.")
            .OnWire("zfs-base-path").ServerChosen().As(StorageFormats.Path).Matching("/[^;()]+", "an absolute path");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = StorageType.Of(
        "zfs", "zfs_over_iscsi", "A storage in a ZFS pool of a server, which PVE manages there by SSH and reaches by iSCSI.", "zfs-san",
    [
        StorageFields.Portal,
        StorageFields.Target,
        Pool,
        Provider,
        StorageFields.BlockSize.Required().Replacing(),
        StorageFields.Content("`images`", "images"),
        StorageFields.Sparse,
        NoWriteCache,
        HostGroup,
        TargetGroup,
        PortalGroup,
        BasePath,
        StorageFields.BandwidthLimit,
    ],
    new Constraint(NeedsPortalGroup));

    private static IEnumerable<Violation> NeedsPortalGroup(Attributes config) =>
        config.Get(Provider) == "LIO" && config[PortalGroup].IsNull
            ? [new(PortalGroup, "iscsi_provider LIO needs lio_target_portal_group beside it.")] : [];
}
