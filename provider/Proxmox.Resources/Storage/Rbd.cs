using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>Ceph pools: type <c>rbd</c> (PVE::Storage::RBDPlugin).</summary>
public static class Rbd
{
    private static readonly Field<string> Pool = Text("pool", "Ceph pool that holds the volumes. Unset means `rbd`.").ImpliedDefault("rbd");

    private static readonly Field<string> DataPool =
        Text("data_pool", "Ceph pool that holds the data, when `pool` holds only what erasure coding cannot. Unset means `pool`.")
            .OnWire("data-pool");

    private static readonly Field<string> Namespace = Text("namespace", "Namespace in the pool. Unset means the pool's own.");

    private static readonly Field<string> Keyring =
        Text("keyring", "Content of the user's keyring file, for a Ceph cluster elsewhere. PVE never returns it, so a change elsewhere "
            + "goes unnoticed.").Secret().NeverReturned();

    private static readonly Field<bool> KernelDriver =
        Flag("krbd", "Uses the kernel's driver for the disks of virtual machines too, not only for containers. Unset means false.")
            .ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("rbd", "rbd", "A storage in a pool of a Ceph cluster, that of the nodes or one elsewhere.", "ceph",
    [
        Pool,
        DataPool,
        Namespace,
        StorageFields.MonitorHosts,
        StorageFields.Username with { Doc = "Ceph user without `client.` in front. Unset means `admin`.", ImpliedDefault = "admin" },
        Keyring,
        StorageFields.Content("`images`", "images", "rootdir"),
        KernelDriver,
        StorageFields.BandwidthLimit,
    ]);
}
