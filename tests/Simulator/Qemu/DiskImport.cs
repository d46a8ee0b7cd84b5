using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>New disks with the content of another volume or file (<c>import-from</c>).</summary>
internal static class DiskImport
{
    /// <summary>Whether an image has to be taken out of an archive first.</summary>
    public static bool NeedsExtraction(VolumeName source) => source.Content == "import" && source.Format == "ova";

    /// <summary>Makes the disk.</summary>
    /// <param name="config">The VM's config so far, which says how large the EFI variables are.</param>
    /// <returns>The new volume.</returns>
    public static Volume Run(VmContext context, int vmId, OptionSet config, Drive disk, string storage, string source, string? workStorage)
    {
        if (source.StartsWith('/'))
        {
            return CopyFile(context, vmId, disk, storage, source);
        }

        var volume = context.Volumes.Resolve(source);
        var temporary = NeedsExtraction(volume.Parts) ? Extract(context, vmId, source, workStorage ?? volume.Storage.Id) : null;
        try
        {
            var result = Copy(context, vmId, config, disk, storage, temporary ?? source);
            if (temporary is null)
            {
                return result;
            }

            context.Volumes.Free(temporary);
            context.Run.Print($"cleaned up extracted image {temporary}");
            return result;
        }
        catch (PveError error)
        {
            throw PveError.Die($"cannot import from '{temporary ?? source}' - {error.Stringify().TrimEnd('\n')}");
        }
    }

    private static Volume CopyFile(VmContext context, int vmId, Drive disk, string storage, string path)
    {
        if (context.Storage.Host.FileSize(path) is not { } size)
        {
            throw PveError.Die($"can't find file '{path}'");
        }

        var volume = context.Volumes.Allocate(storage, vmId, disk["format"], null, (size + 1023) >> 10);
        context.Volumes.Copy(size);
        return volume;
    }

    private static string Extract(VmContext context, int vmId, string source, string storage)
    {
        context.Run.Print($"extracting {source}");
        var size = context.Volumes.Activate(source).Size;
        var volume = context.Storage.Volumes.Allocate(context.Storage.Get(storage), vmId, "raw", null, size >> 10, context.Node);
        context.Run.Print($"finished extracting to {volume.Id}");
        return volume.Id;
    }

    private static Volume Copy(VmContext context, int vmId, OptionSet config, Drive disk, string storage, string source)
    {
        if (context.Volumes.Find(source) is not { Size: > 0 } origin)
        {
            throw PveError.Die($"could not get size of {source}");
        }

        if (Drives.IsCloudInit(source))
        {
            throw PveError.Die("cannot import from cloudinit disk");
        }

        if (!VolumeFeatures.Has(context.Storage.Get(origin.Storage), origin.Parts with { Content = "images" }, "copy", ofSnapshot: false)
            && origin.Parts.Content != "import")
        {
            throw PveError.Die($"cannot import from '{source}' - full clone feature is not supported");
        }
        context.Run.Print($"create full clone of drive ({source})");
        var format = DiskClone.Format(context, storage, origin, disk["format"]);
        var size = disk.Slot switch
        {
            "efidisk0" => FirmwareDisks.EfiSize(config, disk),
            "tpmstate0" => FirmwareDisks.TpmSize,
            _ => origin.ImageSize,
        };
        var volume = context.Volumes.Allocate(storage, vmId, format, null, (size + 1023) >> 10);
        context.Run.Print($"allocated target volume '{volume.Id}'");
        context.Volumes.Copy(volume.Size);
        volume.Used = Math.Max(volume.Used ?? 0, Math.Min(origin.Used ?? origin.ImageSize, volume.Size));
        return volume;
    }
}
