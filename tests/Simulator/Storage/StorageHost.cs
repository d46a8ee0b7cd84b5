using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Storage.Web;

namespace Proxmox.Simulator.Storage;

/// <summary>What the nodes find outside themselves: servers, volume groups, pools, mounts. By default everything that a definition names
/// is there.</summary>
public sealed class StorageHost
{
    public StorageHost()
    {
        Web = verify => new SimulatedWeb(this, verify);
    }

    /// <summary>Whether what a definition names can be used. Replace it to make servers unreachable or pools missing.</summary>
    public Func<StorageDefinition, bool> Reaches { get; set; } = _ => true;

    /// <summary>
    /// Bytes of a file or device that an absolute path names on a node; null where there is none, as everywhere by default.
    /// </summary>
    public Func<string, long?> FileSize { get; set; } = _ => null;

    /// <summary>Bytes that a storage has on a node. By default as many as the node's root file system.</summary>
    public Func<StorageDefinition, Node, long> Capacity { get; set; } = (_, node) => node.RootTotal;

    /// <summary>
    /// What an address beyond this machine serves, where nothing is fetched from; null when it refuses the connection. By default an image
    /// without data for a name that ends in <c>.qcow2</c>, else one mebibyte of zeros.
    /// </summary>
    public Func<Uri, byte[]?> Fetches { get; set; } = StandIn;

    /// <summary>How the nodes reach the web, by whether certificates have to be trusted.</summary>
    public Func<bool, HttpMessageHandler> Web { get; set; }

    /// <summary>The container templates that the nodes offer.</summary>
    public IReadOnlyList<Appliance> Appliances { get; set; } = Storage.Appliances.Default;

    /// <summary>Tags by repository, which is named in full, of the registries that can be reached.</summary>
    public Dictionary<string, string[]> Registries { get; } = new(StringComparer.Ordinal)
    {
        ["docker.io/library/alpine"] = ["3.21", "3.22", "latest"],
        ["docker.io/library/nginx"] = ["1.28", "1.29", "latest"],
    };

    /// <summary>Programs that the nodes lack, as recorded hosts did: <c>iscsiadm</c>, <c>lzop</c>, <c>pigz</c>,
    /// <c>proxmox-apt</c>, <c>rrdcached</c>, <c>showmount</c>, <c>skopeo</c>, <c>systemctl</c>, <c>zfs</c>.</summary>
    public ISet<string> MissingPrograms { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What a look for storages finds, as PVE answers: by <c>lvm</c>, <c>zfs</c>, or the kind with whom it asks, such as
    /// <c>nfs/192.0.2.1</c>. Where nothing is named nothing is found.</summary>
    public Dictionary<string, JArray> Scans { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths of the block devices that the nodes have, none of which is a disk that could be used.</summary>
    public ISet<string> BlockDevices { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the program that reads images calls itself.</summary>
    public string ImageTool { get; set; } = "qemu-img";

    /// <summary>The host of the recordings: local directories work, and nothing else is there.</summary>
    /// <param name="btrfs">Where a file system of that type is mounted; null for nowhere.</param>
    public void HasOnlyDirectories(string? btrfs = null)
    {
        Reaches = storage => (storage.Type.Name == "dir" || (storage.Type.Name == "btrfs" && storage.Path == btrfs))
            && MountPoint(storage) is null;
        Fetches = _ => null;
        Appliances = [];
        BlockDevices.UnionWith(["/dev/vda", "/dev/loop6"]);
        MissingPrograms.UnionWith(["iscsiadm", "lzop", "pigz", "proxmox-apt", "rrdcached", "showmount", "skopeo", "zfs"]);
    }

    /// <summary>Brings a storage up on a node (<c>PVE::Storage::activate_storage</c>).</summary>
    /// <exception cref="PveError">It cannot be used, in the words of its plugin.</exception>
    public void Activate(StorageConfig config, StorageDefinition storage, string node)
    {
        storage.RequireEnabledOn(node);
        if (storage["base"] is { } volume)
        {
            Activate(config, config.Get(volume.Split(':')[0]), node);
        }

        if (Reaches(storage))
        {
            return;
        }

        var id = storage.Id;
        switch (storage.Type.Name)
        {
            case "dir" or "btrfs" when MountPoint(storage) is { } mount:
                throw PveError.Die(
                    $"unable to activate storage '{id}' - directory is expected to be a mount point but is not mounted: '{mount}'");
            case "dir":
                throw PveError.Die($"unable to activate storage '{id}' - directory '{storage.Path}' does not exist or is unreachable");
            case "btrfs":
                throw PveError.Die($"not a btrfs file system: {storage.Path}");
            case "nfs" or "cifs" or "iscsi" or "esxi" or "glusterfs":
                throw PveError.Die($"storage '{id}' is not online");
            case "cephfs":
                throw PveError.Die("mount error: exit code 32");
            case "pbs":
                var server = $"{storage["server"]}:{storage["port"] ?? "8007"}";
                throw PveError.Die($"{id}: error fetching datastores - 500 Can't connect to {server} (Connection timed out)");
            case "zfspool":
                var pool = storage["pool"]?.Split('/')[0];
                throw PveError.Die($"could not activate storage '{id}', zfs error: cannot import '{pool}': no such pool available\n");
            case "lvmthin":
                var group = storage["vgname"];
                throw PveError.Die($"activating LV '{group}/{storage["thinpool"]}' failed:   Volume group \"{group}\" not found\n"
                    + $"  Cannot process volume group {group}");
            default:
                // Activation of LVM, RBD, ZFS over iSCSI and direct iSCSI looks at nothing.
                return;
        }
    }

    /// <summary>Whether a storage is usable and has a size to show.</summary>
    public bool IsActive(StorageConfig config, StorageDefinition storage, string node)
    {
        try
        {
            Activate(config, storage, node);
        }
        catch (PveError)
        {
            return false;
        }
        return Reaches(storage) || storage.Type.Name == "iscsidirect";
    }

    private static byte[] StandIn(Uri address)
    {
        if (!address.AbsolutePath.EndsWith(".qcow2", StringComparison.Ordinal))
        {
            return new byte[1 << 20];
        }

        var image = new byte[Qcow2Header.EmptyFile];
        new Qcow2Header(3L << 30).Write(image);
        return image;
    }

    private static string? MountPoint(StorageDefinition storage) => Schema.PropertyString.Boolean(storage["is_mountpoint"] ?? "0") switch
    {
        "0" => null,
        "1" => storage.Path,
        var path => path,
    };
}
