using Proxmox.Model.Fields;
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
            Text("type", "Kind of display: `std`, `virtio`, `virtio-gl`, `qxl` (for SPICE; `qxl2` to `qxl4` with more screens), `vmware`, `cirrus`, `serial0` to `serial3` for a serial console, `none`. Unset means `std`.").Among("cirrus", "qxl", "qxl2", "qxl3", "qxl4", "none", "serial0", "serial1", "serial2", "serial3", "std", "virtio", "virtio-gl", "vmware").DefaultKey(),
            Whole("memory_mib", "Memory of the graphics card in MiB.").OnWire("memory").Between(4, 512),
            Text("clipboard", "Clipboard that the console shares with the guest: `vnc`. Unset means SPICE's where the display is of SPICE.").Among("vnc"));

    /// <summary>What SPICE does besides.</summary>
    public static Field<Attributes> Spice { get; } =
        Nested(
            "spice",
            "What SPICE offers besides the screen.",
            Flag("folder_sharing", "Whether the viewer's user may share a folder with the guest. Unset means false.").OnWire("foldersharing").AbsentMeans(false),
            Text("video_streaming", "What is sent as a compressed video stream: `off`, `all`, or `filter` for what is likely to be video. Unset means `off`.").Among("off", "all", "filter").OnWire("videostreaming").AbsentMeans("off"))
            .OnWire("spice_enhancements");

    /// <summary>The sound card.</summary>
    public static Field<Attributes> Audio { get; } =
        Nested(
            "audio",
            "The sound card of the VM.",
            Text("device", "Kind of sound card: `ich9-intel-hda`, `intel-hda` or `AC97`.").Among("ich9-intel-hda", "intel-hda", "AC97").Required(),
            Text("driver", "Where the sound goes: `spice`, or `none` for nowhere. Unset means `spice`.").Among("spice", "none").AbsentMeans("spice"))
            .OnWire("audio0");
}
