using Proxmox.Engine.Declarations;
using Proxmox.Resources.Functions;

namespace Proxmox.Resources;

// The functions.
public static partial class Catalogs
{
    private static Function[] Functions =>
    [
        ContainerMountPointBuild.Declaration,
        ContainerMountPointParse.Declaration,
        ContainerNetworkDeviceBuild.Declaration,
        ContainerNetworkDeviceParse.Declaration,
        MacAddressFromSeed.Declaration,
        ScheduleNextRuns.Declaration,
        SizeBuild.Declaration,
        SizeParse.Declaration,
        SlotBuild.Declaration,
        SlotParse.Declaration,
        VmDiskBuild.Declaration,
        VmDiskParse.Declaration,
        VmNetworkDeviceBuild.Declaration,
        VmNetworkDeviceParse.Declaration,
        VolumeIdBuild.Declaration,
        VolumeIdParse.Declaration,
    ];
}
