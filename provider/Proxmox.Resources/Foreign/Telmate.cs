using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Resources.Nodes.Storage;
using Proxmox.Resources.Pools;
using static Proxmox.Resources.Foreign.Rows;

namespace Proxmox.Resources.Foreign;

/// <summary>
/// The resource types of Telmate/proxmox, 2.9 and 3.0, and what their objects are here. A guest's id is <c>pve1/qemu/100</c>.
/// </summary>
internal static partial class Telmate
{
    /// <summary>The provider.</summary>
    public static ForeignProvider Provider { get; } = new("telmate/proxmox", [
        Of("proxmox_vm_qemu", Qemu.Vm.Declaration, By("vmid", "{vmid}", "{id/}")) with { Attributes = VmTable },
        Of("proxmox_lxc", Lxc.Container.Declaration, By("vmid", "{vmid}", "{id/}")) with { Attributes = LxcTable },
        Of("proxmox_lxc_guest", Lxc.Container.Declaration, By("vmid", "{guest_id}", "{id/}"))
            with { Attributes = [Row("guest_id", "vmid"), Row("name", "hostname"), .. LxcTable] },
        Of("proxmox_pool", Pool.Declaration, By("pool_id", "{poolid}", "{id/}")) with { Attributes = [Row("poolid", "pool_id")] },
        Of("proxmox_storage_iso", DownloadedFile.Declaration,
            By("node", "{pve_node}"), By("content_type", "iso"), By("file_name", "{filename}")) with { Attributes = IsoTable },
        new("proxmox_lxc_disk")
        {
            Way = "A mount point is part of its container here: write it into mount_points of proxmox_container.",
        },
        new("proxmox_cloud_init_disk")
        {
            Way = "An image with cloud-init data is not needed here: proxmox_vm has cloud_init, with custom_files for whole files, which "
                + "proxmox_uploaded_file brings to a storage.",
        },
    ])
    { Configuration = ConfigurationTable };

    private static ForeignType Of(string name, Resource resource, params ImmutableArray<ForeignIdentity> identity) =>
        new(name) { Targets = [new(resource, identity)] };

    private static ForeignIdentity By(string attribute, params ImmutableArray<string> sources) => new(attribute, sources);
}
