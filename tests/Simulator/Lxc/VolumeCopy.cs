using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary>Copies of a container's volumes, file by file (<c>copy_volume</c>).</summary>
internal static class VolumeCopy
{
    /// <summary>Makes a volume with the content of another, as large as that.</summary>
    /// <param name="mount">The original; it learns the size.</param>
    /// <param name="storage">Where to.</param>
    public static Volume Run(LxcContext context, MountPoint mount, int vmId, string storage)
    {
        var origin = context.Volumes.Activate(mount.Volume);
        mount.Size = origin.Size;
        var copy = VolumeCreation.Allocate(context, vmId, storage, origin.Size);
        try
        {
            context.Run.Sleep(context.Datacenter.Pace.Copy(origin.Size));
            RequireTool(context, vmId);
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            context.Volumes.Free(copy.Id);
            throw;
        }

        copy.Used = Math.Max(copy.Used ?? 0, Math.Min(origin.Used ?? 0, copy.Size));
        return copy;
    }

    private static void RequireTool(LxcContext context, int vmId)
    {
        if (!context.Containers.BrokenTools.Contains("rsync"))
        {
            return;
        }

        const string Options = "--stats -X -A --numeric-ids -aH --whole-file --sparse --one-file-system";
        var places = $"/var/lib/lxc/{vmId}/.copy-volume-2/ /var/lib/lxc/{vmId}/.copy-volume-1";
        throw PveError.Die($"command 'rsync {Options} '--bwlimit=0' {places}' failed: open3: exec of rsync {Options} --bwlimit=0 {places} "
            + "failed: No such file or directory at /usr/share/perl5/PVE/Cmd.pm line 174.");
    }
}
