using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>Where one kind of object departs from the generic lifecycle. Each hook is named after what PVE does differently.</summary>
/// <remarks>A hook throws <see cref="PveFault"/> as the client does; the engine turns it into a diagnostic.</remarks>
public sealed record Hooks
{
    /// <summary>True for an object that always exists, so that one which says nothing is nothing to be written down.</summary>
    public bool IsAlwaysThere { get; init; }

    /// <summary>
    /// Runs around each create, update and delete, and is given what does it: for changes that PVE only stages until they are applied.
    /// The lock of <see cref="Api.File"/> is taken inside of it.
    /// </summary>
    public Func<Operation, Func<CancellationToken, Task>, CancellationToken, Task>? Around { get; init; }

    /// <summary>
    /// Creates in place of POST on the collection. It calls <see cref="Operation.MarkCreated"/> as soon as PVE has accepted the object.
    /// </summary>
    public Func<Operation, CancellationToken, Task>? Create { get; init; }

    /// <summary>Reads in place of GET on the item; null when the object surely does not exist.</summary>
    public Func<Operation, CancellationToken, Task<PveData?>>? Read { get; init; }

    /// <summary>Updates in place of PUT on the item.</summary>
    public Func<Operation, CancellationToken, Task>? Update { get; init; }

    /// <summary>Does what else only a create does, such as starting, behind the update of an object whose create ended early.</summary>
    public Func<Operation, CancellationToken, Task>? Finish { get; init; }

    /// <summary>Deletes in place of DELETE on the item.</summary>
    public Func<Operation, CancellationToken, Task>? Delete { get; init; }

    /// <summary>Lists in place of GET on the collection.</summary>
    public Func<Operation, CancellationToken, Task<IReadOnlyList<PveData>>>? List { get; init; }

    /// <summary>Runs after PVE has accepted the object, with its answer: learns what only that answer tells.</summary>
    public Func<Operation, PveData, CancellationToken, Task>? AfterCreate { get; init; }

    /// <summary>
    /// Runs before the generic update's request: what has a request of its own and may be refused alone, so that nothing is changed when it
    /// is.
    /// </summary>
    public Func<Operation, CancellationToken, Task>? BeforeUpdate { get; init; }

    /// <summary>Runs after the generic update's request, and also when the change had nothing to send.</summary>
    public Func<Operation, CancellationToken, Task>? AfterUpdate { get; init; }

    /// <summary>
    /// Whether another identity only follows the rename of what it names, which the run makes before: then the object survives it, and its
    /// update finds it by the new one.
    /// </summary>
    public Func<KnownObjects, PlanReview, bool>? FollowsRename { get; init; }

    /// <summary>
    /// Completes a plan by what follows from it without PVE, such as the name of a file from its address: it gives the planned object with
    /// those values. An error that it adds refuses the plan.
    /// </summary>
    public Func<PlanReview, Value>? Foresee { get; init; }

    /// <summary>
    /// Refuses or warns about a plan, by what it was made from alone: the same question always has the same answer. It must leave alone
    /// what is unknown.
    /// </summary>
    public Action<PlanReview>? CheckPlan { get; init; }

    /// <summary>
    /// Warns about a plan, or refuses it, by what PVE says; it gives messages, never values. What PVE does not answer is left to the apply.
    /// </summary>
    public Func<Session, PlanReview, CancellationToken, Task>? Preflight { get; init; }

    /// <summary>
    /// Whether a config wants PVE left alone by its plan: then neither <see cref="Preflight"/> nor the plan itself asks anything.
    /// </summary>
    public Func<Attributes, bool> LeavesPveAlone { get; init; } = _ => false;

    /// <summary>
    /// Finds the import id that a text stands for which is none, such as a name; null when nothing is called so. It throws for what is
    /// ambiguous.
    /// </summary>
    public Func<Session, string, CancellationToken, Task<string?>>? Find { get; init; }

    /// <summary>Changes the parameters of the generic create and update before they are sent.</summary>
    public Action<Operation, Form>? Adjust { get; init; }

    /// <summary>Brings PVE's answer for one object into the shape that the fields read.</summary>
    public Func<PveData, PveData>? Adapt { get; init; }
}
