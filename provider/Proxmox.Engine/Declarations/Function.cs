using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>
/// A computation on values alone: it asks PVE nothing, changes nothing, and gives the same answer to the same arguments. Its fields are its
/// parameters in their order; the last one may be optional. Pulumi has the members of an object in the object's place, among arguments and
/// among results.
/// </summary>
/// <param name="Name">The name: the noun first, the verb behind it, as <c>volume_id_parse</c>.</param>
/// <param name="Doc">One or more sentences for users; the first is the summary.</param>
public sealed record Function(string Name, string Doc) : Declaration(Name, Doc)
{
    /// <summary>The word of the name that says what is done, which Pulumi's function begins with; null when there is none.</summary>
    public string? Verb { get; init; }

    /// <summary>What it answers.</summary>
    public required Field Result { get; init; }

    /// <summary>Computes the result from arguments that are known and are of the types of their parameters.</summary>
    /// <value>It throws <see cref="FunctionFault"/> for an argument that means nothing.</value>
    public required Func<Attributes, Value> Compute { get; init; }

    /// <inheritdoc/>
    protected override ImmutableArray<Field> Complete() => [.. Fields, Result];
}

/// <summary>An argument of a function means nothing.</summary>
/// <param name="parameter">The parameter that it was given for.</param>
/// <param name="problem">What is wrong with it and what to write instead, in sentences.</param>
public sealed class FunctionFault(Field parameter, string problem) : Exception(problem)
{
    /// <summary>The parameter that it was given for.</summary>
    public Field Parameter { get; } = parameter;
}
