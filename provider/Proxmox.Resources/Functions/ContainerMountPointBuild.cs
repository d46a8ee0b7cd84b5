using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Lxc;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Puts the options of a container's mount point together: <c>rootfs</c> and <c>mp0</c> of <c>PVE::LXC::Config</c>.</summary>
public static class ContainerMountPointBuild
{
    // The root takes the same text without a path.
    private const string AnySlot = "mp0";

    private static readonly Field<Attributes> MountPointParts = Nested(
        "mount_point", "The mount point, by the attributes of the resource.", OptionText.Taken(MountPoints.Map.Type.Nested))
        .Required();

    private static readonly Field<string> Options = Text("options", "The options as PVE writes them.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("container_mount_point_build",
        "Puts the options of a container's root or mount point together, as `pct set --mp0` and PVE's API take them, of the attributes that "
        + "mount points of a container have.")
    {
        Area = Areas.Guests,
        Verb = "build",
        Fields = [MountPointParts],
        Result = Options,
        Compute = arguments => new MountPoint(AnySlot, arguments[MountPointParts]) switch
        {
            { Volume: { } volume } mounted => mounted.Kept(volume),
            { Storage: null } => throw new FunctionFault(MountPointParts,
                $"{MountPointParts.Name} does not say what is mounted: give it volume, or storage with size."),
            { Size: null } => throw new FunctionFault(MountPointParts,
                $"{MountPointParts.Name}.size is missing: a volume that is made on a storage has one, such as \"8G\"."),
            var made => made.Ordered(),
        },
    };
}
