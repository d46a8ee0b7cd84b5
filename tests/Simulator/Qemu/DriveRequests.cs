using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Qemu;

/// <summary>What is asked of drives, checked before anything is done (<c>check_drive_param</c>, <c>check_storage_access</c>).</summary>
internal static class DriveRequests
{
    /// <summary>Brings the drives among the options into the form that PVE keeps.</summary>
    /// <exception cref="PveError">One of them makes no sense (400).</exception>
    public static void Normalize(VmContext context, OptionSet options)
    {
        foreach (var slot in options.Keys.Where(Drives.IsSlot))
        {
            var drive = Drive.TryParse(context.Schema, slot, options[slot]!)
                ?? throw PveError.Parameter(slot, "unable to parse drive options");
            if (drive["import-from"] is not null)
            {
                RequireImport(drive);
            }

            ReplacePath(context, drive);
            if (drive.IsVolume && drive.Order is null && drive.File.Split(':', 2)[1] != "cloudinit"
                && context.Volumes.Resolve(drive.File).Parts.Content == "iso" && !drive.IsCdrom)
            {
                throw PveError.Parameter(slot, "explicit 'media=cdrom' is required for iso images");
            }
            options[slot] = drive.Print();
        }
    }

    /// <summary>Fails unless the caller may use the volumes and storages that the options name.</summary>
    /// <param name="defaultStorage">Storage of volumes that name none.</param>
    /// <param name="workStorage">Storage that archives are unpacked on; null for the one that they are on.</param>
    public static void RequireAccess(VmContext context, int vmId, OptionSet options, string? defaultStorage, string? workStorage)
    {
        foreach (var slot in options.Keys.Where(Drives.IsSlot))
        {
            if (Drive.TryParse(context.Schema, slot, options[slot]!) is not { } drive)
            {
                continue;
            }

            RequireVolume(context, vmId, drive, defaultStorage);
            if (drive["import-from"] is { } source)
            {
                RequireSource(context, vmId, slot, source, workStorage);
            }
        }
        foreach (var key in options.Keys.Where(UnusedVolumes.IsKey))
        {
            var file = Drive.TryParse(context.Schema, key, options[key]!)?.File
                ?? throw PveError.Parameter(key, $"failed to parse value '{options[key]}'");
            context.RequireVolume(vmId, file, "images");
        }
        if (options["vmstatestorage"] is { } stateStorage)
        {
            context.Require($"/storage/{stateStorage}", "Datastore.AllocateSpace");
        }
    }

    private static void RequireVolume(VmContext context, int vmId, Drive drive, string? defaultStorage)
    {
        var file = drive.File;
        if (file is "" or "none" or "cloudinit" || (drive.IsVolume && file.Split(':', 2)[1] == "cloudinit"))
        {
            return;
        }

        if (drive.IsCdrom && file == "cdrom")
        {
            context.Require("/", "Sys.Console");
        }
        else if (!drive.IsCdrom && drive.Order is (var named, _))
        {
            var storage = named ?? defaultStorage ?? throw PveError.Die("no storage ID specified (and no default storage)");
            context.Require($"/storage/{storage}", "Datastore.AllocateSpace");
            if (!context.Storage.Get(storage).Content.Contains("images", StringComparer.Ordinal))
            {
                throw PveError.Parameter("storage", $"storage '{storage}' does not support vm images");
            }
        }
        else
        {
            context.RequireVolume(vmId, file);
            if (drive.IsVolume && context.Volumes.Resolve(file).Parts.Content is not ("images" or "iso"))
            {
                throw PveError.Parameter(drive.Slot, "content type needs to be 'images' or 'iso'");
            }
        }
    }

    private static void RequireSource(VmContext context, int vmId, string slot, string source, string? workStorage)
    {
        var owner = (int?)null;
        if (!source.StartsWith('/'))
        {
            var volume = context.Volumes.Resolve(source);
            owner = volume.Parts.VmId;
            if (volume.Parts.Content is not ("images" or "import"))
            {
                throw PveError.Parameter(slot, $"{source} has wrong type '{volume.Parts.Content}' - needs to be 'images' or 'import'");
            }

            if (DiskImport.NeedsExtraction(volume.Parts))
            {
                RequireWorkStorage(context, slot, volume.Storage, workStorage);
            }
        }
        if (owner is { } other)
        {
            context.Require($"/vms/{other.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "VM.Clone");
        }
        else
        {
            context.RequireVolume(vmId, source);
        }
    }

    private static void RequireWorkStorage(VmContext context, string slot, StorageDefinition source, string? workStorage)
    {
        var storage = workStorage is null ? source : context.Storage.Get(workStorage);
        if (storage.Path is null || !storage.Content.Contains("images", StringComparer.Ordinal))
        {
            throw PveError.Parameter(
                workStorage is null ? slot : "import-working-storage",
                $"import working storage '{storage.Id}' does not support 'images' content type or is not file based.");
        }
        context.Require($"/storage/{storage.Id}", "Datastore.AllocateSpace");
    }

    private static void RequireImport(Drive drive)
    {
        if (drive.Order is not (_, 0))
        {
            throw PveError.Parameter(drive.Slot, "'import-from' requires special syntax - use <storage ID>:0,import-from=<source>");
        }

        foreach (var key in (string[])(drive.Slot switch
        {
            "efidisk0" => ["efitype", "pre-enrolled-keys"],
            "tpmstate0" => ["version"],
            _ => [],
        }))
        {
            if (drive[key] is null)
            {
                throw PveError.Parameter(drive.Slot, $"need to specify '{key}' when using 'import-from'");
            }
        }
    }

    /// <summary><c>cleanup_drive_path</c>: a path below a storage becomes the volume that it is.</summary>
    private static void ReplacePath(VmContext context, Drive drive)
    {
        var file = drive.File;
        if (file.StartsWith('/') && !file.StartsWith("/dev/", StringComparison.Ordinal))
        {
            var found = context.Storage.All
                .SelectMany(storage => context.Storage.Volumes.On(storage.Id, context.Node).Select(volume => (storage, volume)))
                .FirstOrDefault(pair => VolumeStore.PathOf(pair.storage, pair.volume.Name, pair.volume.Parts) == file);
            if (found.volume is null)
            {
                throw PveError.Parameter(drive.Slot, $"unable to associate path '{file}' to any storage");
            }

            if (found.volume.Parts.Content == "iso")
            {
                drive["media"] ??= "cdrom";
            }

            RequireMedia(drive, found.volume.Parts.Content);
            drive.File = found.volume.Id;
        }
        if (file is "cdrom" or "none")
        {
            drive["media"] ??= "cdrom";
        }
    }

    private static void RequireMedia(Drive drive, string content)
    {
        var expected = drive["media"] switch { null => content, "disk" => "images", _ => "iso" };
        if (content != expected)
        {
            throw PveError.Parameter(drive.Slot, $"unexpected media type ({content} != {expected})");
        }
    }
}
