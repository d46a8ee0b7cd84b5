using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Qemu.Drives;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Takes the options of a VM's disk apart: <c>scsi0</c> and others of <c>PVE::QemuServer::Drive</c>.</summary>
public static class VmDiskParse
{
    private static readonly Field<string> Options =
        Text("options", "Options as PVE writes them, such as `local-lvm:vm-100-disk-0,discard=on,size=32G`, or for a new disk "
            + "`local-lvm:32,discard=on`.").Required();

    private static readonly Field<Attributes> Disk =
        Nested("disk", "The disk, by the attributes of the resource.", OptionText.Told(Disks.Map.Type.Nested)).Computed();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("vm_disk_parse",
        "Takes the options of a VM's disk or CD-ROM apart, as `qm config` and PVE's API write them, into the attributes that "
        + "disks of a VM have.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineDisk",
        Verb = "parse",
        Fields = [Options],
        Result = Disk,
        Compute = arguments => OptionText.Read(Options, arguments.Get(Options)!, "file",
            OptionText.Within(Disks.Map.Type.Nested), text => NewVolume.Understood(Drive.Read(text), text)),
    };
}
