using System.Globalization;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary>What guests do with volumes (<c>PVE::Storage::vdisk_*</c> and <c>volume_*</c>): under the storage's lock, with the lines that
/// the tools of each type print.</summary>
internal sealed class VolumeWork
{
    private readonly Execution _run;

    public VolumeWork(Execution run)
    {
        _run = run;
        Config = StorageConfig.Of(run.Datacenter);
    }

    public StorageConfig Config { get; }

    /// <summary>A volume by id, whether it exists or not.</summary>
    public VolumeReference Resolve(string id) => VolumeReference.Resolve(Config, id);

    /// <summary>The volume as the node sees it; null when it is not there.</summary>
    public Volume? Find(string id) => Config.Volumes.Find(id, _run.Node);

    /// <summary>Whether a volume can do something (<see cref="VolumeFeatures.Has"/>); what is no volume can do nothing.</summary>
    public bool Has(string feature, string id, bool ofSnapshot = false)
    {
        if (!id.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        var volume = Resolve(id);
        return VolumeFeatures.Has(volume.Storage, volume.Parts, feature, ofSnapshot);
    }

    /// <summary>The guest that owns a volume; null for none, and for paths.</summary>
    public int? Owner(string id) => id.StartsWith('/') || Config.Find(id.Split(':')[0]) is null ? null : Resolve(id).Parts.VmId;

    /// <summary>Brings a volume up (<c>activate_volumes</c>).</summary>
    /// <exception cref="PveError">The storage cannot be used or the volume is not there.</exception>
    public Volume Activate(string id)
    {
        var reference = Resolve(id);
        Config.Host.Activate(Config, reference.Storage, _run.Node);
        if (Find(id) is { } volume)
        {
            return volume;
        }

        throw reference.Storage.Type.Name switch
        {
            "lvm" or "lvmthin" => PveError.Die($"can't activate LV '/dev/{reference.Storage["vgname"]}/{reference.Name}':   "
                + $"Failed to find logical volume \"{reference.Storage["vgname"]}/{reference.Name}\""),
            "zfspool" => PveError.Die($"zfs error: cannot open '{reference.Storage["pool"]}/{reference.Name}': dataset does not exist\n"),
            _ => PveError.Die($"volume '{id}' does not exist"),
        };
    }

    /// <summary>Allocates a volume.</summary>
    /// <param name="format">Null for the storage's default.</param>
    /// <param name="name">File name; null for the next free one.</param>
    public Volume Allocate(string storageId, int vmId, string? format, string? name, long kibibytes)
    {
        var storage = Config.Get(storageId);
        Config.Host.Activate(Config, storage, _run.Node);
        using var held = LockStorage(storage);
        _run.Sleep(_run.Datacenter.Pace.Allocate);
        RequireRoom(storage, kibibytes);
        var volume = Config.Volumes.Allocate(storage, vmId, format, name, kibibytes, _run.Node);
        PrintAllocated(storage, volume);
        return volume;
    }

    /// <summary>Removes a volume; one that is not there is no error.</summary>
    public void Free(string id)
    {
        var reference = Resolve(id);
        Config.Host.Activate(Config, reference.Storage, _run.Node);
        using var held = LockStorage(reference.Storage);
        if (Find(id) is not { } volume)
        {
            if (reference.Storage.Path is not null)
            {
                _run.Print($"disk image '{VolumeStore.PathOf(reference.Storage, reference.Name, reference.Parts)}' does not exist");
            }

            return;
        }
        if (Config.Volumes.IsUsedBase(volume) && reference.Storage.Type.Name != "lvmthin")
        {
            throw PveError.Die($"base volume '{volume.Name}' is still in use by linked clones");
        }

        if (volume.Protected)
        {
            throw PveError.Die($"cannot remove protected volume '{volume.Name}' on '{volume.Storage}'");
        }

        Config.Volumes.Remove(id, _run.Node);
        if (reference.Storage.Type.Name is "lvm" or "lvmthin")
        {
            _run.Print($"  Logical volume \"{reference.Parts.FileName}\" successfully removed.");
        }
    }

    /// <summary>Makes a linked clone of a template's volume or of a snapshot.</summary>
    public Volume Clone(string id, int vmId, string? snapshot)
    {
        var origin = Activate(id);
        var storage = Config.Get(origin.Storage);
        using var held = LockStorage(storage);
        _run.Sleep(_run.Datacenter.Pace.Allocate);
        var subvolume = storage.Type.Name == "btrfs" && origin.Parts.Format is "raw" or "subvol";
        if (snapshot is null && !origin.Parts.IsBase && !subvolume)
        {
            throw PveError.Die("clone_image only works on base images");
        }

        var format = storage.Path is null || subvolume ? origin.Parts.Format : "qcow2";
        var name = Config.Volumes.NextName(storage, vmId, format, _run.Node);
        var full = storage switch
        {
            _ when subvolume => $"{Text(vmId)}/{name}",
            { Path: not null } => $"{origin.Name}/{Text(vmId)}/{name}",
            { Type.Name: "lvmthin" } => name,
            _ when snapshot is not null => name,
            _ => $"{origin.Parts.FileName}/{name}",
        };
        if (storage.Path is not null && !subvolume)
        {
            var behind = $"../{Text(origin.Parts.VmId!.Value)}/{origin.Parts.FileName}";
            _run.Print($"clone {origin.Name}: images, {name}, {Text(vmId)} to {name} (base={behind})");
            _run.Print($"Formatting '{storage.Directory("images")}/{Text(vmId)}/{name}', fmt=qcow2 cluster_size=131072 extended_l2=on "
                + $"preallocation=metadata compression_type=zlib size={Text(origin.Size)} backing_file={behind} "
                    + $"backing_fmt={origin.Parts.Format} "
                + "lazy_refcounts=off refcount_bits=16");
        }
        else if (storage.Type.Name == "lvmthin")
        {
            _run.Print($"  Logical volume \"{name}\" created.");
        }
        return Config.Volumes.Put(storage, full, origin.Size, used: 1 << 18, _run.Node);
    }

    /// <summary>Turns a volume into a template's.</summary>
    public Volume CreateBase(string id)
    {
        var volume = Activate(id);
        var storage = Config.Get(volume.Storage);
        using var held = LockStorage(storage);
        if (volume.Parts.IsBase)
        {
            throw PveError.Die("create_base not possible with base image");
        }

        var file = volume.Parts.FileName;
        var name = volume.Name[..^file.Length] + BaseName(storage, file);
        if (Find($"{storage.Id}:{name}") is not null)
        {
            throw PveError.Die($"file '{VolumeStore.PathOf(storage, name, VolumeName.Parse(storage, name))}' already exists");
        }

        Config.Volumes.Rename(volume, storage, name);
        if (storage.Type.Name is "lvm" or "lvmthin")
        {
            _run.Print($"  Renamed \"vm-{volume.Parts.FileName["base-".Length..]}\" to \"{volume.Parts.FileName}\" in volume group "
                + $"\"{storage["vgname"]}\"");
        }

        return volume;
    }

    private static string BaseName(StorageDefinition storage, string file) => file switch
    {
        _ when file.StartsWith("vm-", StringComparison.Ordinal) => "base-" + file["vm-".Length..],
        _ when file.StartsWith("subvol-", StringComparison.Ordinal) && storage.Type.Name == "zfspool" =>
            "basevol-" + file["subvol-".Length..],
        _ => file,
    };

    /// <summary>Gives a volume to another guest.</summary>
    public Volume Rename(string id, int vmId)
    {
        var volume = Activate(id);
        var storage = Config.Get(volume.Storage);
        using var held = LockStorage(storage);
        var name = Config.Volumes.NextName(storage, vmId, volume.Parts.Format, _run.Node);
        var origin = volume.Parts.Base is { } parent
            ? volume.Name[..(volume.Name.IndexOf(parent, StringComparison.Ordinal) + parent.Length + 1)] : "";
        Config.Volumes.Rename(volume, storage, storage.Path is not null ? $"{origin}{Text(vmId)}/{name}" : origin + name);
        return volume;
    }

    /// <summary>Makes a volume larger.</summary>
    /// <param name="running">Whether QEMU has it open and resizes it itself.</param>
    public void Resize(string id, long bytes, bool running)
    {
        var volume = Activate(id);
        var storage = Config.Get(volume.Storage);
        var size = VolumeStore.RoundUp(bytes, storage.Granularity);
        RequireWritable(storage, volume, size);
        RequireRoom(storage, (size - volume.Size) >> 10);
        if (storage.Type.Name is "lvm" or "lvmthin")
        {
            var path = $"{storage["vgname"]}/{volume.Parts.FileName}";
            _run.Print($"  Size of logical volume {path} changed from {Extents(volume.Size)} to {Extents(size)}.");
            _run.Print($"  Logical volume {path} successfully resized.");
        }
        else if (storage.Type.Name == "rbd")
        {
            _run.Print("Resizing image: 100% complete...done.");
        }
        else if (storage.Path is not null && !running)
        {
            _run.Print("Image resized.");
        }
        if (storage.Type.Name == "lvm")
        {
            volume.Used = size;
        }

        volume.Size = size;
    }

    /// <summary>Of a template, Btrfs keeps images that cannot be changed.</summary>
    private void RequireWritable(StorageDefinition storage, Volume volume, long size)
    {
        if (storage.Type.Name != "btrfs" || !volume.Parts.IsBase)
        {
            return;
        }

        var path = $"{storage.Directory("images")}/{Path.ChangeExtension(volume.Name, null)}/disk.raw";
        _run.Print($"{Config.Host.ImageTool}: Could not open '{path}': Could not open '{path}': Read-only file system");
        throw PveError.Die(
            $"command '/usr/bin/qemu-img resize '--preallocation=off' -f raw {path} {Text(size)}' failed: exit code 1");
    }

    /// <summary>Copies the content of a volume, which takes as long as its size says.</summary>
    public void Copy(long bytes)
    {
        _run.Print($"transferred 0.0 B of {Sizes.Human(bytes)} (0.00%)");
        _run.Sleep(_run.Datacenter.Pace.Copy(bytes));
        _run.Print($"transferred {Sizes.Human(bytes)} of {Sizes.Human(bytes)} (100.00%)");
    }

    private static string Extents(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / (1L << 30):F2} GiB ({bytes >> 22} extents)");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The lock that PVE holds while a storage's volumes change: the cluster's for shared ones, else one of the node.</summary>
    private IDisposable LockStorage(StorageDefinition storage) => storage.Shared
        ? _run.LockCluster("storage-" + storage.Id, TimeSpan.FromSeconds(10))
        : _run.Lock("/var/lock/pve-manager/pve-storage-" + storage.Id, TimeSpan.FromSeconds(60));

    private void RequireRoom(StorageDefinition storage, long kibibytes)
    {
        if (storage.Type.Name is not ("lvm" or "zfspool") || _run.Datacenter.FindNode(_run.Node) is not { } node)
        {
            return;
        }

        var (total, used) = Config.Space(storage, node);
        var free = (total - used) >> 10;
        if (free >= kibibytes || storage["sparse"] == "1")
        {
            return;
        }

        throw storage.Type.Name == "lvm"
            ? PveError.Die($"not enough free space ({Text(free)} < {Text(kibibytes)})")
            : PveError.Die($"zfs error: cannot create '{storage["pool"]}': out of space\n");
    }

    private void PrintAllocated(StorageDefinition storage, Volume volume)
    {
        var path = VolumeStore.PathOf(storage, volume.Name, volume.Parts);
        if (storage.Type.Name is "lvm" or "lvmthin")
        {
            _run.Print($"  Logical volume \"{volume.Parts.FileName}\" created.");
        }
        else if (storage.Path is null || (storage.Type.Name == "btrfs" && volume.Parts.Format != "qcow2"))
        {
            return;
        }
        else if (volume.Parts.Format == "qcow2")
        {
            _run.Print($"Formatting '{path}', fmt=qcow2 cluster_size=65536 extended_l2=off preallocation=metadata compression_type=zlib "
                + $"size={Text(volume.Size)} lazy_refcounts=off refcount_bits=16");
        }
        else if (volume.Parts.Format == "raw")
        {
            _run.Print($"Formatting '{path}', fmt=raw size={Text(volume.Size)} preallocation=off");
        }
    }
}
