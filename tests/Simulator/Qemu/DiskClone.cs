using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>Copies of a VM's drives (<c>clone_disk</c>).</summary>
internal static class DiskClone
{
    /// <summary>
    /// The format of a copy: the one asked for or that of the original if the storage can hold it, else the storage's own.
    /// </summary>
    public static string Format(VmContext context, string storageId, Volume origin, string? format)
    {
        var (standard, supported) = context.Storage.Get(storageId).Formats;
        var wanted = format ?? origin.Parts.Format;
        return supported.Contains(wanted, StringComparer.Ordinal) ? wanted : standard;
    }

    /// <summary>Makes a copy, or a linked clone.</summary>
    /// <param name="options">The source's options, which say how large its EFI variables are.</param>
    /// <returns>The drive with the new volume.</returns>
    public static Drive Run(VmContext context, CloneSource source, CloneTarget target, OptionSet options, List<string> made)
    {
        var drive = source.Drive;
        var mirror = target.Full && source.Running && source.Snapshot is null && !UnusedVolumes.IsKey(drive.Slot) && !drive.IsCloudInit;
        if (mirror && drive.Slot == "tpmstate0")
        {
            throw PveError.Die("cannot move TPM state while VM is running");
        }

        context.Run.Print($"create {(target.Full ? "full" : "linked")} clone of drive {drive.Slot} ({drive.File})");
        var volume = target.Full
            ? Copy(context, source, target, options, mirror, made)
            : context.Volumes.Clone(drive.File, target.VmId, source.Snapshot);
        if (!target.Full)
        {
            made.Add(volume.Id);
        }

        var result = drive.Clone();
        result["format"] = null;
        result.File = volume.Id;
        if (!UnusedVolumes.IsKey(drive.Slot))
        {
            result.Size = volume.Size;
        }

        return result;
    }

    private static Volume Copy(VmContext context, CloneSource source, CloneTarget target, OptionSet options, bool mirror, List<string> made)
    {
        var drive = source.Drive;
        var origin = context.Volumes.Activate(drive.File);
        var storage = target.Storage ?? origin.Storage;
        var format = Format(context, storage, origin, target.Format);
        if (target.Format is { } wanted && wanted != format)
        {
            context.Run.Print($"format '{wanted}' is not supported by the target storage '{storage}' - using '{format}' instead");
        }

        var (size, name) = drive switch
        {
            { IsCloudInit: true } => (DiskCreation.CloudInitSize, CloudInitName(context, storage, target.VmId, format)),
            { Slot: "efidisk0" } => (FirmwareDisks.EfiSize(options, drive), null),
            { Slot: "tpmstate0" } => (FirmwareDisks.TpmSize, null),
            _ => (origin.Size, null),
        };
        var volume = context.Volumes.Allocate(storage, target.VmId, format, name, (size + 1023) >> 10);
        made.Add(volume.Id);
        context.Run.Print($"allocated target volume '{volume.Id}'");
        if (mirror)
        {
            Mirror(context, drive.Slot, volume.Size);
        }
        else if (!drive.IsCloudInit && drive.Slot != "efidisk0")
        {
            context.Volumes.Copy(volume.Size);
        }

        volume.Used = Math.Max(volume.Used ?? 0, Math.Min(origin.Used ?? 0, volume.Size));
        return volume;
    }

    private static string CloudInitName(VmContext context, string storage, int vmId, string format)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"vm-{vmId}-cloudinit");
        return context.Storage.Get(storage).Path is null ? name : $"{name}.{format}";
    }

    private static void Mirror(VmContext context, string slot, long bytes)
    {
        var time = context.Datacenter.Pace.Copy(bytes);
        context.Run.Print($"drive mirror is starting for drive-{slot}");
        context.Run.Print($"drive-{slot}: transferred 0.0 B of {Sizes.Human(bytes)} (0.00%) in 0s");
        context.Run.Sleep(time);
        context.Run.Print(string.Create(CultureInfo.InvariantCulture,
            $"drive-{slot}: transferred {Sizes.Human(bytes)} of {Sizes.Human(bytes)} (100.00%) in {(int)time.TotalSeconds}s, ready"));
        context.Run.Print("all 'mirror' jobs are ready");
        context.Run.Print($"drive-{slot}: Completing block job...");
        context.Run.Print($"drive-{slot}: Completed successfully.");
        context.Run.Print($"drive-{slot}: mirror-job finished");
    }
}

/// <summary>What is copied.</summary>
/// <param name="Running">Whether the VM runs, so that QEMU makes the copy.</param>
/// <param name="Snapshot">The state to copy; null for the present one.</param>
internal sealed record CloneSource(Drive Drive, bool Running, string? Snapshot);

/// <summary>Where a copy goes.</summary>
/// <param name="Storage">Null for the original's.</param>
/// <param name="Format">Null for the original's.</param>
/// <param name="Full">Whether it is a copy, not a linked clone.</param>
internal sealed record CloneTarget(int VmId, string? Storage, string? Format, bool Full);
