using System.Collections.Concurrent;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>
/// What the objects that the run has in hand hold of the disks of nodes. A client asks for the plan of what takes the place of an object as
/// if that were not there, so that it is known from the plan before.
/// </summary>
internal sealed class ReleasedDisks
{
    private readonly ConcurrentDictionary<(string Node, string Disk), bool> _all = new();
    private readonly ConcurrentDictionary<(string Kind, string Node, string Name), Predecessor> _held = new();

    /// <summary>Notes disks of a node that are wiped with what they are part of.</summary>
    public void Add(string node, IEnumerable<string> disks)
    {
        foreach (var disk in disks)
        {
            _all[(node, disk)] = true;
        }
    }

    /// <summary>Whether a disk is one of them.</summary>
    public bool Holds(string node, string disk) => _all.ContainsKey((node, disk));

    /// <summary>Notes what a recorded object is made of.</summary>
    /// <param name="kind">The kind of object.</param>
    /// <param name="node">Its node.</param>
    /// <param name="name">What it is found by.</param>
    /// <param name="holds">What it holds.</param>
    public void Note(string kind, string node, string name, Predecessor holds) => _held[(kind, node, name)] = holds;

    /// <summary>What the object of that name holds whose place another one is to take; null where none is recorded.</summary>
    public Predecessor? Of(string kind, string node, string name) => _held.GetValueOrDefault((kind, node, name));
}

/// <summary>What an object that is replaced leaves.</summary>
/// <param name="Disks">The disks, as it names them.</param>
/// <param name="IsWiped">Whether its destroy wipes them.</param>
/// <param name="IsForgotten">Whether its destroy takes the storages on it away.</param>
internal sealed record Predecessor(IReadOnlyList<string> Disks, bool IsWiped, bool IsForgotten);
