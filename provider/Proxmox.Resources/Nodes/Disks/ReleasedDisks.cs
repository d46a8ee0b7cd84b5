using System.Collections.Concurrent;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>The disks that the run is going to wipe with what they are part of, so that it can be made anew of them.</summary>
internal sealed class ReleasedDisks
{
    private readonly ConcurrentDictionary<(string Node, string Disk), bool> _all = new();

    /// <summary>Notes disks of a node.</summary>
    public void Add(string node, IEnumerable<string> disks)
    {
        foreach (var disk in disks)
        {
            _all[(node, disk)] = true;
        }
    }

    /// <summary>Whether a disk is one of them.</summary>
    public bool Holds(string node, string disk) => _all.ContainsKey((node, disk));
}
