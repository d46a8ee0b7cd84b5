using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Storage;

/// <summary>Every volume of every storage.</summary>
public sealed class VolumeStore
{
    private const int MostDisksOfGuest = 1024;
    private static readonly Dictionary<string, Volume> Empty = [];

    /// <summary>By node and storage, and there by id; volumes that every node sees have no node.</summary>
    private readonly Dictionary<(string? Node, string Storage), Dictionary<string, Volume>> _volumes = [];
    private readonly Dictionary<(string? Node, string Storage), SnippetFolder> _shared = [];
    private readonly Clock _clock;
    private readonly string _localNode;

    internal VolumeStore(Clock clock, string localNode)
    {
        _clock = clock;
        _localNode = localNode;
    }

    /// <summary>Volumes of a storage as a node sees them, by id, letters compared without case.</summary>
    /// <param name="node">Null for the node that answers.</param>
    public IEnumerable<Volume> On(string storage, string? node = null) =>
        Unsorted(storage, node).OrderBy(v => v.Id.ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Bytes that the volumes of a storage occupy, as a node sees them.</summary>
    public long Used(string storage, string node) => Unsorted(storage, node).Sum(volume => volume.Used ?? volume.Size);

    /// <summary>A volume by its id <c>storage:name</c>, as a node sees it.</summary>
    /// <param name="node">Null for the node that answers.</param>
    public Volume? Find(string id, string? node = null)
    {
        var storage = id.Split(':')[0];
        return At(null, storage).GetValueOrDefault(id) ?? At(node ?? _localNode, storage).GetValueOrDefault(id);
    }

    /// <summary>Puts a file or volume there, or replaces it.</summary>
    /// <param name="storage">Where.</param>
    /// <param name="name">Name within the storage.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="used">Bytes in use; null for all of them.</param>
    /// <param name="node">Null for the node that answers.</param>
    public Volume Put(StorageDefinition storage, string name, long size, long? used = null, string? node = null)
    {
        var volume = new Volume
        {
            Node = storage.Shared ? null : node ?? _localNode,
            Storage = storage.Id,
            Name = name,
            Parts = VolumeName.Parse(storage, name),
            Size = size,
            Used = used ?? RoundUp(size, 4096),
            Created = _clock.UnixSeconds,
        };
        Add(volume);
        return volume;
    }

    /// <summary>From now on the snippets of a storage are the files of a folder of this machine, which others write to.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <param name="node">Null for the node that answers.</param>
    public void ShareSnippets(StorageDefinition storage, string folder, string? node = null)
    {
        var owner = storage.Shared ? null : node ?? _localNode;
        _shared[(owner, storage.Id)] = new(storage, owner, folder);
    }

    /// <summary>Removes a volume that a node sees.</summary>
    /// <param name="node">Null for the node that answers.</param>
    public bool Remove(string id, string? node = null) => Find(id, node) is { } volume && Remove(volume);

    /// <summary>Gives a volume another name within its storage.</summary>
    public void Rename(Volume volume, StorageDefinition storage, string name)
    {
        Remove(volume);
        volume.Name = name;
        volume.Parts = VolumeName.Parse(storage, name);
        Add(volume);
    }

    /// <summary>Removes what a storage holds, on every node.</summary>
    public void RemoveAll(string storage)
    {
        foreach (var key in _volumes.Keys.Where(key => key.Storage == storage).ToList())
        {
            _volumes.Remove(key);
        }
    }

    /// <summary>Whether a linked clone builds on a volume.</summary>
    public bool IsUsedBase(Volume volume) =>
        volume.Parts.IsBase && Unsorted(volume.Storage, volume.Node).Any(v => v.Parts.Base == volume.Parts.FileName);

    /// <summary>Allocates an image (<c>PVE::Storage::vdisk_alloc</c> without the activation).</summary>
    /// <param name="storage">Where.</param>
    /// <param name="vmId">The guest that it is for.</param>
    /// <param name="format">Image format; null for the storage's default.</param>
    /// <param name="name">File name; null for the next free one.</param>
    /// <param name="kibibytes">Size in KiB.</param>
    /// <exception cref="PveError">The storage cannot hold it, the name is taken or does not fit.</exception>
    /// <param name="node">Null for the node that answers.</param>
    public Volume Allocate(StorageDefinition storage, int vmId, string? format, string? name, long kibibytes, string? node = null)
    {
        format ??= storage.Formats.Default;
        var files = storage.Path is not null;
        if (storage.Type.Name is "iscsi" or "iscsidirect" or "pbs" or "esxi")
        {
            throw PveError.Die($"can't allocate space in {storage.Type.Name} storage");
        }

        if (!files && !storage.Formats.Supported.Contains(format, StringComparer.Ordinal))
        {
            throw PveError.Die($"unsupported format '{format}'");
        }

        if (!files && name is not null
            && !name.StartsWith((format == "subvol" ? "subvol-" : "vm-") + Text(vmId) + "-", StringComparison.Ordinal))
        {
            throw PveError.Die($"illegal name '{name}' - should be '{(format == "subvol" ? "subvol" : "vm")}-{Text(vmId)}-*'");
        }

        name ??= NextName(storage, vmId, format, node);
        if (!files)
        {
            return New(storage, name, kibibytes, format, node);
        }

        if (VolumeName.ParseImage(name).Format is var own && own != format)
        {
            throw PveError.Die($"illegal name '{name}' - wrong extension for format ('{own} != '{format}')");
        }

        if (Find($"{storage.Id}:{Text(vmId)}/{name}", node) is not null)
        {
            throw PveError.Die($"disk image '{storage.Directory("images")}/{Text(vmId)}/{name}' already exists");
        }

        if (format == "subvol" && kibibytes != 0)
        {
            throw PveError.Die("storage does not support subvol quotas");
        }

        return New(storage, $"{Text(vmId)}/{name}", kibibytes, format, node);
    }

    /// <summary>The next free name of a disk of a guest (<c>find_free_diskname</c>).</summary>
    /// <param name="node">Null for the node that answers.</param>
    public string NextName(StorageDefinition storage, int vmId, string format, string? node = null)
    {
        var taken = Unsorted(storage.Id, node)
            .Where(v => v.Parts.VmId == vmId || v.Parts.FileName.Contains($"-{Text(vmId)}-", StringComparison.Ordinal))
            .Select(v => v.Parts.FileName.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < MostDisksOfGuest; i++)
        {
            var tail = $"-{Text(vmId)}-disk-{Text(i)}";
            if (!new[] { "vm", "base", "subvol", "basevol" }.Any(p => taken.Contains(p + tail)))
            {
                return (format == "subvol" ? "subvol" : "vm") + tail + (storage.Path is not null || format == "qcow2" ? "." + format : "");
            }
        }
        throw PveError.Die($"unable to allocate an image name for VM {Text(vmId)} in storage '{storage.Id}'");
    }

    /// <summary>The path that a volume has on a node.</summary>
    public static string PathOf(StorageDefinition storage, string name, VolumeName parts) => storage.Type.Name switch
    {
        _ when storage.Path is not null && parts.Content == "images" =>
            $"{storage.Directory("images")}/{Text(parts.VmId!.Value)}/{parts.FileName}",
        _ when storage.Path is not null => $"{storage.Directory(parts.Content)}/{parts.FileName}",
        "lvm" or "lvmthin" => $"/dev/{storage["vgname"]}/{parts.FileName}",
        "zfspool" when parts.Format == "subvol" => $"{storage["mountpoint"] ?? "/" + storage["pool"]}/{parts.FileName}",
        "zfspool" => $"/dev/zvol/{storage["pool"]}/{parts.FileName}",
        "rbd" => $"rbd:{storage["pool"] ?? "rbd"}/{parts.FileName}",
        _ => name,
    };

    /// <summary>Rounds a number of bytes up to whole blocks.</summary>
    public static long RoundUp(long bytes, long block) => (bytes + block - 1) / block * block;

    private IEnumerable<Volume> Unsorted(string storage, string? node) =>
        At(null, storage).Values.Concat(At(node ?? _localNode, storage).Values);

    private IReadOnlyDictionary<string, Volume> At(string? node, string storage)
    {
        if (!_shared.TryGetValue((node, storage), out var folder))
        {
            return _volumes.GetValueOrDefault((node, storage)) ?? Empty;
        }

        var there = Own(node, storage);
        folder.Look(there);
        return there;
    }

    private Dictionary<string, Volume> Own(string? node, string storage)
    {
        if (!_volumes.TryGetValue((node, storage), out var there))
        {
            _volumes[(node, storage)] = there = new(StringComparer.Ordinal);
        }

        return there;
    }

    private void Add(Volume volume) => Own(volume.Node, volume.Storage)[volume.Id] = volume;

    private bool Remove(Volume volume)
    {
        _shared.GetValueOrDefault((volume.Node, volume.Storage))?.Remove(volume);
        return _volumes[(volume.Node, volume.Storage)].Remove(volume.Id);
    }

    private Volume New(StorageDefinition storage, string name, long kibibytes, string format, string? node)
    {
        var size = RoundUp(kibibytes << 10, storage.Granularity);
        var used = format switch
        {
            "qcow2" => EmptyQcow2(size),
            "raw" when storage.Path is not null => 4096,
            _ when storage.Type.Name == "lvm" => size,
            _ => 0,
        };
        return Put(storage, name, size, used, node);
    }

    // Header, reference table and block, first-level table, and a second-level table for each 512 MiB, with preallocated metadata.
    private static long EmptyQcow2(long size) => 4096 + ((3 + Math.Max(1, RoundUp(size, 512L << 20) / (512L << 20))) << 16);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
