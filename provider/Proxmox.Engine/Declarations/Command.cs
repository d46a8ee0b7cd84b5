using System.Collections.Immutable;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>
/// Something that is done once and leaves no object behind: an action in Terraform, a function in Pulumi. Its computed fields are its
/// results. A secret has no write-only twin, for nothing of a command is stored.
/// </summary>
/// <param name="Name">The name without the provider's prefix: the noun first, the verb in it or behind it, as <c>vm_start</c> and
/// <c>vm_move_disk</c>.</param>
/// <param name="Doc">One or more sentences for users.</param>
public sealed record Command(string Name, string Doc) : Declaration(Name, Doc)
{
    /// <summary>How long the command may take, as the user writes it.</summary>
    public static Field<string> Timeout { get; } = Declare.Text("timeout", "How long the command may take before it is given up.")
        .As(Formats.Duration);

    /// <summary>The result that every command has.</summary>
    public static Field<bool> Changed { get; } =
        Declare.Flag("changed", "Whether anything was changed in PVE: false when it was as asked for already.").Computed();

    /// <summary>The word of the name that says what is done: Pulumi's functions begin with it.</summary>
    public required string Verb { get; init; }

    /// <summary>The input that names what it is done to; null when there is none.</summary>
    public Field? Target { get; init; }

    /// <summary>How long it may take unless the user says otherwise.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Warns about a run, or refuses it, by what PVE says: in the plan, where values may be unknown and what PVE does not answer is left to
    /// the run, and again before it is run. Null when nothing is asked.
    /// </summary>
    public Func<Session, Attributes, DiagnosticList, CancellationToken, Task>? Preflight { get; init; }

    /// <summary>Does it: gives the results by the names of the computed fields; null when there are none.</summary>
    public required Func<CommandRun, CancellationToken, Task<Value?>> Run { get; init; }

    /// <summary>What the user may give.</summary>
    public IEnumerable<Field> Inputs => Attributes.Where(attribute => attribute.IsInput);

    /// <summary>What the command answers.</summary>
    public IEnumerable<Field> Results => Attributes.Where(attribute => !attribute.IsInput);

    /// <inheritdoc/>
    protected override ImmutableArray<Field> Complete() =>
    [
        // Nothing is left behind that could be replaced or named, even where fields are shared with a resource.
        .. Fields.Select(field => field with { IsReplacing = false, IsAutonamed = false }),
        Timeout with { Doc = "How long the command may take before it is given up, such as \"90s\" or \"1h30m\". Unset means "
            + $"\"{Durations.Write(Limit)}\"." },
        Changed,
    ];
}
