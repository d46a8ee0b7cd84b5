using System.Globalization;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Lxc;

/// <summary>The ext4 file system that PVE makes on a container's volume, and what the tools for it print.</summary>
internal static class FileSystem
{
    private const long Small = 512L << 20;
    private const long Tiny = 3L << 20;

    /// <summary>Blocks below which there is no room for a journal.</summary>
    private const long FewestForJournal = 2048;

    private const long InodeSize = 256;
    private const long DescriptorSize = 64;

    /// <summary>How many times larger a file system can become.</summary>
    private const long MostGrowth = 1024;

    private const string Tools = "1.47.0 (5-Feb-2023)";

    private static readonly string[] Passes =
        ["inodes, blocks, and sizes", "directory structure", "directory connectivity", "reference counts", "group summary information"];

    /// <summary>Makes one (<c>mkfs.ext4</c>).</summary>
    public static void Make(Execution run, long bytes)
    {
        var (block, blocks, _, inodes) = Layout(bytes);
        if (blocks < FewestForJournal)
        {
            run.Print("Filesystem too small for a journal");
        }

        run.Print(string.Create(CultureInfo.InvariantCulture,
            $"Creating filesystem with {blocks} {block >> 10}k blocks and {inodes} inodes"));
        var backups = Backups(block, blocks).ToList();
        if (backups.Count == 0)
        {
            return;
        }

        run.Print($"Filesystem UUID: {Guid.NewGuid()}");
        run.Print("Superblock backups stored on blocks: ");
        run.Print("\t" + string.Join(", ", backups));
    }

    /// <summary>Makes one as large as its volume that has grown (<c>e2fsck</c> and <c>resize2fs</c>).</summary>
    /// <param name="path">The volume's path.</param>
    /// <param name="before">Bytes that it had.</param>
    /// <param name="mounted">Whether the container that has it runs.</param>
    public static void Grow(Execution run, string path, long before, long bytes, bool mounted)
    {
        var (block, blocks, _, inodes) = Layout(before);
        if (!mounted)
        {
            run.Print("e2fsck " + Tools);
            foreach (var (pass, number) in Passes.Select((pass, index) => (pass, index + 1)))
            {
                run.Print(string.Create(CultureInfo.InvariantCulture, $"Pass {number}: Checking {pass}"));
            }

            run.Print(string.Create(CultureInfo.InvariantCulture,
                $"{path}: 11/{inodes} files (0.0% non-contiguous), {blocks / 20}/{blocks} blocks"));
        }

        run.Print("resize2fs " + Tools);
        var count = string.Create(CultureInfo.InvariantCulture, $"{bytes / block} ({block >> 10}k) blocks");
        run.Print($"Resizing the filesystem on {path} to {count}.");
        run.Print($"The filesystem on {path} is now {count} long.");
        run.Print("");
    }

    /// <summary>Bytes that files can have on a volume: all but the journal, the tables, and the superblocks with room to grow.</summary>
    /// <param name="made">Bytes that the volume had when the file system was made: one that has grown keeps its block, its journal, and the
    /// tables of each group.</param>
    public static long Capacity(long bytes, long made)
    {
        var (block, blocks, groupsMade, inodesMade) = Layout(made);
        var journal = blocks switch
        {
            < FewestForJournal => 0,
            < 32768 => 1024,
            < 256 << 10 => 4096,
            < 512 << 10 => 8192,
            < 4096 << 10 => 16384,
            _ => 32768,
        };
        const long Bitmaps = 2;
        var descriptors = Math.Min(Ceiling(Ceiling(blocks * MostGrowth, block * 8), block / DescriptorSize), block / 4);
        var (all, groups) = (bytes / block, Ceiling(bytes / block, block * 8));
        var superblocks = (Backups(block, all).Count() + 1) * (1 + descriptors);
        var tables = inodesMade / groupsMade * groups * InodeSize / block;
        return Math.Max(0, (all - journal - (Bitmaps * groups) - tables - superblocks) * block);
    }

    /// <summary>Bytes that a small system takes of a volume.</summary>
    public static long Used(long bytes) => Math.Min(bytes / 4, 400L << 20);

    private static (long Block, long Blocks, long Groups, long Inodes) Layout(long bytes)
    {
        var block = bytes < Small ? 1024L : 4096L;
        var ratio = bytes < Tiny ? 8192L : bytes < Small ? 4096L : 16384L;
        var blocks = bytes / block;
        var perGroup = block * 8;
        var groups = Math.Max(1, Ceiling(blocks, perGroup));
        var wanted = Ceiling(bytes / ratio, groups);
        var inodesPerGroup = Ceiling(wanted * InodeSize, block) * block / InodeSize & ~7;
        return (block, blocks, groups, groups * inodesPerGroup);
    }

    private static long Ceiling(long number, long of) => (number + of - 1) / of;

    /// <summary>First blocks of the groups that hold copies of the superblock: the first, and the powers of 3, 5 and 7.</summary>
    private static IEnumerable<long> Backups(long block, long blocks)
    {
        var perGroup = block * 8;
        var first = block == 1024 ? 1 : 0;
        for (var group = 1L; (group * perGroup) + first < blocks; group++)
        {
            if (IsPower(group, 3) || IsPower(group, 5) || IsPower(group, 7))
            {
                yield return (group * perGroup) + first;
            }
        }
    }

    private static bool IsPower(long number, long of)
    {
        while (number % of == 0)
        {
            number /= of;
        }

        return number == 1;
    }
}
