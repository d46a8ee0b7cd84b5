using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Lxc;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Takes the options of a container's mount point apart: <c>rootfs</c> and <c>mp0</c> of <c>PVE::LXC::Config</c>.</summary>
public static class ContainerMountPointParse
{
    private static readonly Field<string> Options =
        Text("options", "Options as PVE writes them, such as `local-lvm:vm-200-disk-1,mp=/data,size=8G`, or for a new volume "
            + "`local-lvm:8,mp=/data`.").Required();

    private static readonly Field<Attributes> MountPointParts = Nested(
        "mount_point", "The mount point, by the attributes of the resource.", OptionText.Told(MountPoints.Map.Type.Nested))
        .Computed();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("container_mount_point_parse",
        "Takes the options of a container's root or mount point apart, as `pct config` and PVE's API write them, into the attributes that "
        + "mount points of a container have.")
    {
        Area = Areas.Guests,
        Verb = "parse",
        Fields = [Options],
        Result = MountPointParts,
        Compute = arguments => OptionText.Read(Options, arguments.Get(Options)!, "volume",
            OptionText.Within(MountPoints.Map.Type.Nested),
            text => NewVolume.Understood(MountPoint.Read(text), text)),
    };
}
