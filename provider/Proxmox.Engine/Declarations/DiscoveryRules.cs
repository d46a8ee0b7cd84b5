using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>How the objects of a resource are found by a tool that writes a configuration of what is there.</summary>
public sealed record DiscoveryRules
{
    /// <summary>What such objects are written together with: the name of a file without its ending.</summary>
    /// <value>Null is the name of the part of PVE that they belong to.</value>
    public string? Topic { get; init; }

    /// <summary>
    /// Why such objects are not taken unless they are asked for by name, in a sentence: there is nothing to be managed about them, or
    /// another resource tells the same.
    /// </summary>
    /// <value>Null when they are taken.</value>
    public string? LeftOut { get; init; }

    /// <summary>
    /// Whether an entry of the list that tells everything (<see cref="Api.Listed"/>) is PVE's own, such as a role that it brings along, or
    /// is told by another resource already.
    /// </summary>
    public Func<PveData, bool> IsBuiltIn { get; init; } = _ => false;

    /// <summary>What PVE asks for to list all objects, where it leaves out those that the caller may not see.</summary>
    /// <value>None is what the resource needs to be listed, on the path above that of each object.</value>
    public ImmutableArray<Privilege> ShownBy { get; init; } = [];

    /// <summary>Whether an object that is always there has nothing that anybody would write down.</summary>
    public Func<Value, bool> SaysNothing { get; init; } = _ => false;

    /// <summary>What somebody has to know who takes such objects over, in sentences; null when that is nothing.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether an object may have the secrets that PVE never tells of such objects.</summary>
    public Func<Value, bool> HasSecrets { get; init; } = _ => true;

    /// <summary>
    /// Leaves out of what a user would have written of an object what follows from the rest, given all that PVE tells of it.
    /// </summary>
    public Func<Value, Value, Value> Tidy { get; init; } = (config, _) => config;

    /// <summary>The names of resources of which an object has to be there for there to be any of these.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The values of <see cref="Resource.Parents"/> that the objects are listed by.</summary>
    /// <value>Null takes each object that the parent refers to, or each node.</value>
    public Func<IFoundObjects, IEnumerable<Value>>? Within { get; init; }

    /// <summary>The identities of the objects that are worth a look, where a list of them would name too many.</summary>
    /// <value>Null lists them.</value>
    public Func<IFoundObjects, IEnumerable<Value>>? Candidates { get; init; }
}

/// <summary>What a tool has found so far.</summary>
public interface IFoundObjects
{
    /// <summary>The nodes that answer.</summary>
    IReadOnlyList<string> Nodes { get; }

    /// <summary>The objects of a resource, with what a user would have written of each.</summary>
    IEnumerable<Value> Of(string resource);
}
