using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>What happens to a container's volumes when it gives them up.</summary>
internal static class ContainerVolumes
{
    /// <summary>Removes a volume that is the container's own (<c>delete_mountpoint_volume</c>).</summary>
    public static void Free(LxcContext context, int vmId, string volume)
    {
        if (volume.StartsWith('/'))
        {
            return;
        }

        if (context.Volumes.Resolve(volume).Parts.VmId == vmId)
        {
            context.Volumes.Free(volume);
        }
        else
        {
            context.Run.Print(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"ignore deletion of '{volume}', CT {vmId} isn't the owner!"));
        }
    }

    /// <summary>Removes a volume that no slot has, unless something else of the container still does.</summary>
    public static void FreeUnused(LxcContext context, int vmId, GuestConfig config, string volume)
    {
        if (!config.Sections.Any(options => Has(context, options, volume)))
        {
            Free(context, vmId, volume);
        }
    }

    /// <summary>Whether a snapshot has a volume (<c>is_volume_in_use_by_snapshots</c>).</summary>
    public static bool IsInSnapshot(LxcContext context, GuestConfig config, string volume) =>
        config.Snapshots.Values.Any(options => Has(context, options, volume));

    private static bool Has(LxcContext context, OptionSet options, string volume) =>
        MountPoint.All(context.Schema, options).Any(mount => mount.IsVolume && mount.Volume == volume);
}
