using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What is seen and heard of a VM.</summary>
internal static class Display
{
    /// <summary>The graphics card.</summary>
    public static Field<Attributes> Vga { get; } =
        Nested(
            "vga",
            "The graphics card, which the console shows.",
            Text("type", "Kind of display: `std`, `virtio`, `virtio-gl`, `qxl` (for SPICE; `qxl2` to `qxl4` with more screens), `vmware`, "
                + "`cirrus`, `serial0` to `serial3` for a serial console, `none`. Unset means `std`.").Among(
                ("cirrus", "Cirrus Logic GD5446, for very old systems."),
                ("qxl", "For SPICE."),
                ("qxl2", "For SPICE, two screens."),
                ("qxl3", "For SPICE, three screens."),
                ("qxl4", "For SPICE, four screens."),
                ("none", "No display."),
                ("serial0", "A console on the first serial port."),
                ("serial1", "A console on the second serial port."),
                ("serial2", "A console on the third serial port."),
                ("serial3", "A console on the fourth serial port."),
                ("std", "Standard VGA."),
                ("virtio", "Paravirtualized."),
                ("virtio-gl", "Paravirtualized, drawn by the graphics card of the node."),
                ("vmware", "VMware's SVGA.")).DefaultKey(),
            Whole("memory_mib", "Memory of the graphics card in MiB.").OnWire("memory").Between(4, 512),
            Text("clipboard", "Clipboard that the console shares with the guest: `vnc`. Unset means SPICE's where the display is of SPICE.")
                .Among(("vnc", "The clipboard of VNC.")))
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>What SPICE does besides.</summary>
    public static Field<Attributes> Spice { get; } =
        Nested(
            "spice",
            "What SPICE offers besides the screen.",
            Flag("folder_sharing", "Whether the viewer's user may share a folder with the guest. Unset means false.")
                .OnWire("foldersharing").ImpliedDefault(false),
            Text("video_streaming", "What is sent as a compressed video stream: `off`, `all`, or `filter` for what is likely to be video. "
                + "Unset means `off`.").Among(("off", "Nothing."), ("all", "All that changes fast."),
                ("filter", "What is likely to be video.")).OnWire("videostreaming").ImpliedDefault("off"))
            .OnWire("spice_enhancements").RootOnly().TakesEffect(Effect.AtNextStart);

    /// <summary>The sound card.</summary>
    public static Field<Attributes> Audio { get; } =
        Nested(
            "audio",
            "The sound card of the VM.",
            Text("device", "Kind of sound card: `ich9-intel-hda`, `intel-hda` or `AC97`.").Among(
                ("ich9-intel-hda", "Intel HD Audio of the ICH9, for `q35`."),
                ("intel-hda", "Intel HD Audio of the ICH6."),
                ("AC97", "AC97, for old systems.")).Required(),
            Text("driver", "Where the sound goes: `spice`, or `none` for nowhere. Unset means `spice`.")
                .Among(("spice", "To the SPICE client."), ("none", "Nowhere.")).ImpliedDefault("spice"))
            .OnWire("audio0").Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);
}
