using Proxmox.Client;

namespace Proxmox.Resources.Guests;

/// <summary>What the list of the cluster tells of a guest.</summary>
/// <param name="VmId">The VMID.</param>
/// <param name="Node">The node that has it.</param>
/// <param name="Kind">What it is.</param>
public sealed record Guest(long VmId, string Node, GuestKind Kind)
{
    /// <summary>The status of a guest of which its node has told nothing: a young one, or one of a node that is off.</summary>
    public const string UnknownStatus = "unknown";

    /// <summary>The name; null while PVE has not gathered it.</summary>
    public string? Name { get; init; }

    /// <summary>Such as <c>running</c> or <c>stopped</c>; some seconds old, and a paused VM counts as running.</summary>
    public string? Status { get; init; }

    /// <summary>The pool; null for none.</summary>
    public string? Pool { get; init; }

    /// <summary>The tags, with semicolons between them; null for none.</summary>
    public string? Tags { get; init; }

    /// <summary>What holds it locked, as <c>backup</c>; null for nothing.</summary>
    public string? Lock { get; init; }

    /// <summary>The state that the HA manager has it in; null when it does not manage it.</summary>
    public string? HaState { get; init; }

    /// <summary>True for a template.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>Where it is.</summary>
    public GuestPlace Place => Kind.On(Node, VmId);

    /// <summary>A guest of the list; null for what is none.</summary>
    public static Guest? Of(PveData entry) => entry["vmid"].AsLong() is { } vmid && entry["node"].AsText() is { } node
        && GuestKind.Of(entry["type"].AsText()) is { } kind
        ? new Guest(vmid, node, kind) { Pool = entry["pool"].AsText(), HaState = entry["hastate"].AsText() }.With(entry)
        : null;

    /// <summary>The guest as another list tells it, where that tells anything.</summary>
    public Guest With(PveData entry) => this with
    {
        Name = entry["name"].AsText() ?? Name,
        Status = entry["status"].AsText() ?? Status,
        Tags = entry["tags"].AsText() ?? Tags,
        Lock = entry["lock"].AsText() ?? Lock,
        IsTemplate = entry["template"].AsBool() ?? IsTemplate,
    };
}
