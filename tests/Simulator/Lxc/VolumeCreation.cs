using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary>Makes the volumes that mount points order (<c>create_disks</c>).</summary>
internal sealed class VolumeCreation
{
    private readonly LxcContext _context;
    private readonly int _vmId;

    public VolumeCreation(LxcContext context, int vmId)
    {
        _context = context;
        _vmId = vmId;
    }

    /// <summary>Volumes that have been made.</summary>
    public List<string> Created { get; } = [];

    /// <summary>Sees to mount points.</summary>
    /// <returns>The same with their volumes.</returns>
    /// <exception cref="PveError">One of them failed; what had been made is removed again.</exception>
    public IReadOnlyList<MountPoint> Run(IEnumerable<MountPoint> mounts)
    {
        var result = new List<MountPoint>();
        try
        {
            foreach (var mount in mounts)
            {
                if (mount.Order is (var storage, var gibibytes))
                {
                    Make(mount, storage, (long)(gibibytes * 1024) << 20);
                }

                result.Add(mount);
            }

            return result;
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            Undo();
            throw;
        }
    }

    /// <summary>Removes what has been made.</summary>
    public void Undo()
    {
        foreach (var volume in Created)
        {
            try
            {
                _context.Volumes.Free(volume);
            }
            catch (PveError error)
            {
                _context.Run.Print(error.Stringify().TrimEnd('\n'));
            }
        }

        Created.Clear();
    }

    /// <summary>Allocates a volume for a container and makes its file system (<c>alloc_disk</c>).</summary>
    public static Volume Allocate(LxcContext context, int vmId, string storageId, long bytes)
    {
        var storage = context.Storage.Get(storageId);
        if (!storage.Content.Contains("rootdir", StringComparer.Ordinal))
        {
            throw PveError.Die($"content type 'rootdir' is not available or configured on storage '{storageId}'");
        }

        var isDirectory = storage.Type.Name == "zfspool"
            || (storage.Path is not null && (bytes == 0 || (storage.Type.Name == "btrfs" && storage["quotas"] == "1")));
        var volume = context.Volumes.Allocate(storageId, vmId, isDirectory ? "subvol" : "raw", null, bytes >> 10);
        if (!isDirectory)
        {
            FileSystem.Make(context.Run, bytes);
        }

        return volume;
    }

    private void Make(MountPoint mount, string storage, long bytes)
    {
        var volume = Allocate(_context, _vmId, storage, bytes);
        Created.Add(volume.Id);
        mount.Volume = volume.Id;
        mount.Size = bytes;
    }
}
