using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Moves a disk to another storage: <c>POST .../move_disk</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmMoveDisk
{
    private static readonly Field<string> Slot = Text("slot", "Slot of the disk, such as `scsi0`.").OnWire("disk").Required()
        .Matching("[a-z]+[0-9]+", "a slot such as \"scsi0\"");

    private static readonly Field<string> TargetStorage = Text("target_storage", "Storage that the disk moves to.").OnWire("storage")
        .Checked(Identifiers.Storage).Required()
            .Needs(StoragePrivilege.SpaceOf("target_storage"));

    private static readonly Field<string> Format =
        Text("format", "Format of the disk on the new storage. Unset keeps the format where the storage has it.")
            .OneOf(ImageFormats.OfDisks, "raw", "qcow2", "vmdk");

    private static readonly Field<bool> DeleteSource =
        Flag("delete_source", "Removes the old volume once the copy is made. Unset means false: it stays with the VM as an unused disk.")
            .OnWire("delete");

    private static readonly Field<string> Volume = Text("volume", "Volume of the disk afterwards, such as `local-lvm:vm-100-disk-0`.")
        .Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_move_disk", "Moves a disk of a VM to another storage, or to another format, while the VM runs or not. A disk that is there "
            + "already is left as it is.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachineDisk",
            Verb = "move",
            Target = VmCommand.VmId,
            Fields = [VmCommand.VmId, Slot, TargetStorage, Format, DeleteSource, Volume],
            Limit = TimeSpan.FromHours(2),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Disk],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        var before = await VolumeAsync(run, vm, cancel);
        if (IsThere(before, run.Config))
        {
            run.ChangesNothing($"The disk {run.Config.Get(Slot)} of VM {vm.Place.VmId} is there already.");
            return Value.Object((Volume.Name, before!));
        }

        await GuestCommand.PostAsync(run, vm.Place, "/move_disk", cancel);
        return await VolumeAsync(run, vm, cancel) is { } after ? Value.Object((Volume.Name, after)) : null;
    }

    // The volume stands in front of the disk's options.
    private static async Task<string?> VolumeAsync(CommandRun run, GuestStatus vm, CancellationToken cancel)
    {
        var config = await run.Pve.GetAsync(vm.Place.Path + "/config", cancel: cancel);
        return config[run.Config.Get(Slot)!].AsText()?.Split(',')[0];
    }

    private static bool IsThere(string? volume, Attributes config) =>
        volume is not null
        && volume.StartsWith(config.Get(TargetStorage) + ":", StringComparison.Ordinal)
        && (config.Get(Format) is not { } format || volume.EndsWith("." + format, StringComparison.Ordinal));
}
