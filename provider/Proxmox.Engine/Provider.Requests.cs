using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

/// <summary>Asks what will be.</summary>
/// <param name="Prior">The state; null for an object that is to be created.</param>
/// <param name="Config">What the user wrote; null for an object that is to be deleted.</param>
/// <param name="Managed">What the last apply noted.</param>
public sealed record PlanRequest(Value Prior, Value Config, ManagedAttributes Managed)
{
    /// <summary>False when nobody reads what the plan warns of: another plan of the same change tells it.</summary>
    public bool IsHeard { get => field && !IsRepeated; init; } = true;

    /// <summary>
    /// True when a plan of the same change has said all that there is to be said: this one asks PVE nothing and warns of nothing.
    /// </summary>
    public bool IsRepeated { get; init; }

    /// <summary>
    /// True when the client goes on to destroy what it has, whatever is planned before: what would stand in the way of a create or an
    /// update is nobody's concern, and is not looked for.
    /// </summary>
    public bool IsBeforeDestroy { get; init; }
}

/// <summary>Says what will be.</summary>
/// <param name="Planned">The object after the apply; unknown where PVE decides; null when it is deleted.</param>
/// <param name="Replaces">The attributes whose change replaces the object.</param>
/// <param name="Managed">What the apply is to note.</param>
/// <param name="Diagnostics">Messages for the user.</param>
public sealed record PlanAnswer(
    Value Planned, ImmutableArray<AttributePath> Replaces, ManagedAttributes Managed, DiagnosticList Diagnostics)
{
    /// <summary>The slots that leave the plan but stay in PVE, for the user never set them.</summary>
    public ImmutableArray<AttributePath> Leaves { get; init; } = [];
}

/// <summary>Asks to make a plan come true: a create, update or delete.</summary>
/// <param name="Prior">The state; null for a create.</param>
/// <param name="Planned">The plan; null for a delete.</param>
/// <param name="Config">What the user wrote, write-only values included; null for a delete.</param>
/// <param name="Managed">What the plan noted.</param>
/// <param name="Progress">Where the progress of long tasks is told; may be null.</param>
/// <param name="Limit">How long it may take, where the client says so beside the config; null leaves it to the config and the
/// declaration.</param>
public sealed record ApplyRequest(
    Value Prior, Value Planned, Value Config, ManagedAttributes Managed, IProgress<TaskProgress>? Progress = null, TimeSpan? Limit = null)
{
    /// <summary>What the client calls the object, the same in every run; null where the client does not say.</summary>
    public string? Address { get; init; }

    /// <summary>True for the update of an object whose create ended early: it owes what else only a create does.</summary>
    public bool IsUnfinished { get; init; }
}

/// <summary>Says what was reached.</summary>
/// <param name="State">
/// The object as it is to be recorded, wholly known. After an error: what is there; null only when nothing is.
/// </param>
/// <param name="Managed">What is to be noted beside the state.</param>
/// <param name="Diagnostics">Messages for the user.</param>
public sealed record ApplyAnswer(Value State, ManagedAttributes Managed, DiagnosticList Diagnostics)
{
    /// <summary>
    /// True when the state is null although nobody can tell whether a create was carried out: its answer was lost, and so was the look at
    /// the object.
    /// </summary>
    public bool MayExist { get; init; }

    /// <summary>
    /// What is left to do once the answer has reached the client, so that the object is surely recorded; null when there is nothing. It
    /// never throws.
    /// </summary>
    public Func<Task>? AfterResponse { get; init; }
}

/// <summary>Asks what is.</summary>
/// <param name="State">What is recorded.</param>
/// <param name="Managed">What is noted beside it.</param>
/// <param name="Limit">How long it may take, where the client says so beside the state; null leaves it to the state and the
/// declaration.</param>
public sealed record ReadRequest(Value State, ManagedAttributes Managed, TimeSpan? Limit = null)
{
    /// <summary>True when the object's own answer is wanted, whatever a list tells of it.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>Says what is.</summary>
/// <param name="State">The object as it is now; null when it surely does not exist. After an error: what was recorded.</param>
/// <param name="Managed">What is to be noted beside the state.</param>
/// <param name="Diagnostics">Messages for the user.</param>
public sealed record ReadAnswer(Value State, ManagedAttributes Managed, DiagnosticList Diagnostics);

/// <summary>One object that a list found.</summary>
/// <param name="Id">Its import id.</param>
/// <param name="Identity">The values of its identity attributes.</param>
/// <param name="State">The attributes that the list tells.</param>
public sealed record Listed(string Id, Value Identity, Value State)
{
    /// <summary>Why it is an object no longer, in a sentence; null for one that is.</summary>
    public string? LeftOut { get; init; }
}

/// <summary>A node of the datacenter.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Status">What PVE says of it: <c>online</c>, <c>offline</c> or <c>unknown</c>.</param>
public sealed record NodeStatus(string Name, string Status)
{
    /// <summary>True when it answers.</summary>
    public bool IsOnline => Status == "online";
}

/// <summary>Says what a command has done.</summary>
/// <param name="Results">The values of its computed fields; null after an error.</param>
/// <param name="Notes">What the user may want to know, in sentences.</param>
/// <param name="Diagnostics">Messages for the user.</param>
public sealed record CommandAnswer(Value Results, ImmutableArray<string> Notes, DiagnosticList Diagnostics);
