using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Qemu.Drives;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>Puts the options of a VM's disk together: <c>scsi0</c> and others of <c>PVE::QemuServer::Drive</c>.</summary>
public static class VmDiskBuild
{
    // The slots of all buses take the same text.
    private const string AnySlot = "scsi0";

    private static readonly Field<Attributes> Disk =
        Nested("disk", "The disk, by the attributes of the resource.", OptionText.Taken(Disks.Map.Type.Nested)).Required();

    private static readonly Field<string> Options = Text("options", "The options as PVE writes them.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("vm_disk_build",
        "Puts the options of a VM's disk or CD-ROM together, as `qm set --scsi0` and PVE's API take them, of the attributes that "
        + "disks of a VM have.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineDisk",
        Verb = "build",
        Fields = [Disk],
        Result = Options,
        Compute = arguments =>
        {
            var drive = new Drive(AnySlot, arguments[Disk]);
            if (VmRules.Contradictions(new(arguments[Disk])).FirstOrDefault() is { } problem)
            {
                throw new FunctionFault(Disk, $"{Disk.Name}: {problem}");
            }

            return drive switch
            {
                { Volume: { } volume, Storage: { } storage } when volume.Contains(':', StringComparison.Ordinal)
                    && !volume.StartsWith(storage + ":", StringComparison.Ordinal) => throw new FunctionFault(Disk,
                        $"{Disk.Name}.storage is {storage}, and {Disk.Name}.volume is {volume}, which is on another storage: leave storage "
                            + "out, or name the storage of the volume."),
                { Iso: not null } => drive.Ordered(),
                { Volume: { } volume } => drive.Kept(volume),
                { Storage: null } => throw new FunctionFault(Disk,
                    $"{Disk.Name} says of nothing what is in it: give it volume, iso, or storage with size, import_from or cloud_init."),
                { IsCloudInit: false, Size: null, ImportFrom: null } => throw new FunctionFault(Disk,
                    $"{Disk.Name}.size is missing: a disk that is made on a storage has one, such as \"32G\"."),
                _ => drive.Ordered(),
            };
        },
    };
}
