using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>What of the node a container may reach: devices and features of the kernel.</summary>
internal static class Devices
{
    private static readonly Effect Plugged =
        new("a new one at once, a change at the next start", (before, _, _) => !before.IsNull);

    /// <summary>Devices that are passed through.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Passthrough { get; } =
        Slots(
            "devices",
            "Devices of the node that the container gets, by slot, `dev0` and so on.",
            Text("path", "Path of the device, the same on the node and in the container, such as `/dev/net/tun`.").Required().DefaultKey()
                .Matching("/dev/[^,\\s]+", "a path below /dev such as \"/dev/net/tun\""),
            Text("mode", "Access mode of the device's file, octal, such as `0660`. Unset means that of the node.")
                .Matching("0[0-7]{3}", "an octal mode such as \"0660\""),
            Whole("uid", "Number of the user inside the container who owns the device's file. Unset means 0.").Between(0),
            Whole("gid", "Number of the group inside the container that the device's file belongs to. Unset means 0.").Between(0),
            Flag("deny_write", "Whether the container may only read it. Unset means false.").OnWire("deny-write").ImpliedDefault(false))
            .InSlots(new SlotName("dev", 256)).TypeNamed("ContainerDevice")
            .RootOnly().TakesEffect(Plugged);

    /// <summary>Features of the kernel.</summary>
    public static Field<Attributes> Features { get; } =
        Nested(
            "features",
            "What the container may do beyond the ordinary. Root alone may set anything but `nesting`, and anything at all of a container "
            + "that is not `unprivileged`.",
            Flag("nesting", "Whether containers and services with sandboxes of their own, as those of systemd, run inside. Unset means "
                + "false."),
            Flag("keyctl", "Whether an unprivileged container may use the keyctl() call, as Docker does. Unset means false.").RootOnly(),
            Flag("fuse", "Whether it may mount FUSE file systems. They can block a backup or snapshot for ever. Unset means false.")
                .RootOnly(),
            Flag("mknod", "Whether an unprivileged container may make some device files. Unset means false.").RootOnly(),
            TextSet("mount", "File systems that it may mount, such as `nfs`. A container with that reaches into the node's kernel.")
                .Written(WireForm.Semicolons).Matching("[A-Za-z0-9_]+", "the name of a file system such as \"nfs\"").RootOnly(),
            Flag("force_rw_sys", "Whether an unprivileged container may write to /sys. Unset means false.").RootOnly())
            .TypeNamed("ContainerFeatures")
            .Needs(GuestPrivilege.Allocate).TakesEffect(Effect.AtNextStart);
}
