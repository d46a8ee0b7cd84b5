using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Ceph;

/// <summary>The disks that OSDs are made on. Every node has four of a tebibyte and a fast one; <c>sda</c> holds its system.</summary>
public sealed class CephDisks
{
    private const string ById = "/dev/disk/by-id/";

    private readonly Dictionary<(string Node, string Name), Disk> _disks = [];

    private CephDisks(Datacenter datacenter)
    {
        foreach (var node in datacenter.Nodes)
        {
            _disks[(node.Name, "sda")] = new(64L << 30, "ssd") { Use = "partitions" };
            foreach (var name in (string[])["sdb", "sdc", "sdd", "sde"])
            {
                _disks[(node.Name, name)] = new(1L << 40, "hdd");
            }

            _disks[(node.Name, "nvme0n1")] = new(1L << 40, "nvme");
        }
    }

    public static CephDisks Of(Datacenter datacenter) => datacenter.Part(d => new CephDisks(d));

    /// <summary>The name of the disk that a path leads to (<c>PVE::Diskmanage::verify_blockdev_path</c>).</summary>
    public string Resolve(string node, string path)
    {
        var name = path.StartsWith(ById, StringComparison.Ordinal) ? path[(path.LastIndexOf('-') + 1)..]
            : path.StartsWith("/dev/", StringComparison.Ordinal) ? path[5..]
            : throw PveError.Die($"got unusual device path '{path}'");
        return _disks.ContainsKey((node, name)) ? name : throw PveError.Die("not a valid block device");
    }

    /// <summary>A disk; null when the node has none of that name.</summary>
    public Disk? Find(string node, string name) => _disks.GetValueOrDefault((node, name));

    /// <summary>The disks of a node by name.</summary>
    public IEnumerable<(string Name, Disk Disk)> On(string node) =>
        _disks.Where(disk => disk.Key.Node == node).Select(disk => (disk.Key.Name, disk.Value));

    /// <summary>A link to a disk that stays the same when it is plugged in elsewhere.</summary>
    public static string Link(string name) => string.Create(CultureInfo.InvariantCulture, $"{ById}wwn-SIM-{name}");

    /// <summary>A disk.</summary>
    /// <param name="Size">Bytes.</param>
    /// <param name="Class">What Ceph takes it for.</param>
    public sealed record Disk(long Size, string Class)
    {
        /// <summary>What is on it, in PVE's words; null when it is empty.</summary>
        public string? Use { get; set; }

        /// <summary>Bytes that a volume group of Ceph's has left.</summary>
        public long Free { get; set; } = Size;
    }
}
