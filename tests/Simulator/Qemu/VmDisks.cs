using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>What happens to the volumes of a VM's slots when the slots change.</summary>
internal static class VmDisks
{
    /// <summary>Keeps a volume that no slot has any more as <c>unused[n]</c>; a cloud-init drive is removed instead
    /// (<c>add_unused_volume</c>).</summary>
    /// <returns>The key; null where it had one already or is gone.</returns>
    public static string? KeepUnused(VmContext context, OptionSet options, string file)
    {
        if (Drives.IsCloudInit(file))
        {
            context.Run.Print($"found unused cloudinit disk '{file}', removing it");
            context.Volumes.Free(file);
            return null;
        }
        return UnusedVolumes.Keep(options, file);
    }

    /// <summary>Keeps the volume of a slot that is given up, where it is the VM's own (<c>vmconfig_register_unused_drive</c>).</summary>
    public static void RegisterUnused(VmContext context, int vmId, GuestConfig config, Drive drive)
    {
        if (drive.IsCloudInit)
        {
            context.Volumes.Free(drive.File);
            config.CloudInit = null;
        }
        else if (!drive.IsCdrom && drive.Storage is { } storage)
        {
            if (context.Storage.Find(storage) is null)
            {
                context.Run.Warn($"storage '{storage}' no longer exists, volume '{drive.File}' will be removed from config");
            }
            else if (context.Volumes.Owner(drive.File) == vmId)
            {
                KeepUnused(context, config.Options, drive.File);
            }
        }
    }

    /// <summary>Gives a slot up: its volume is kept as unused, or removed with it.</summary>
    public static void DeleteOrDetach(VmContext context, int vmId, GuestConfig config, string slot, bool force)
    {
        var drive = Drive.Parse(context.Schema, slot, config[slot]!);
        if (!force)
        {
            RegisterUnused(context, vmId, config, drive);
            return;
        }
        context.RequireOnVm(vmId, null, "VM.Config.Disk");
        TryRemove(context, vmId, config, slot, drive, force: true);
    }

    /// <summary>Removes the volume of a slot if it may go: an unused one, or any when forced (<c>try_deallocate_drive</c>).</summary>
    /// <returns>Whether the slot can be forgotten.</returns>
    public static bool TryRemove(VmContext context, int vmId, GuestConfig config, string key, Drive drive, bool force = false) =>
        TryRemove(context, vmId, config, key, drive.File, force, drive.IsPlainCdrom);

    /// <inheritdoc cref="TryRemove(VmContext, int, GuestConfig, string, Drive, bool)"/>
    public static bool TryRemove(VmContext context, int vmId, GuestConfig config, string key, string file, bool force, bool isDisc = false)
    {
        if (isDisc || !(force || UnusedVolumes.IsKey(key)))
        {
            return false;
        }

        if (context.Volumes.Owner(file) != vmId)
        {
            return true;
        }

        context.Require($"/storage/{file.Split(':')[0]}", "Datastore.AllocateSpace");
        if (IsInUse(context, config, key, file))
        {
            throw PveError.Die($"unable to delete '{file}' - volume is still in use (snapshot?)");
        }

        context.Volumes.Free(file);
        return true;
    }

    /// <summary>Whether another slot or a snapshot has a volume (<c>is_volume_in_use</c>).</summary>
    public static bool IsInUse(VmContext context, GuestConfig config, string exceptSlot, string file)
    {
        bool Has(OptionSet options, string? except) => Drive.All(context.Schema, options)
            .Any(drive => drive.Slot != except && !drive.IsCdrom && drive.File == file);
        return Has(config.Options, exceptSlot) || config.Snapshots.Values.Any(snapshot => Has(snapshot, null));
    }
}
