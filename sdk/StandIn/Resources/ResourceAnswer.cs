using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>What the engine answers about a resource.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id; empty if not known, and for a component.</param>
/// <param name="Properties">Its outputs.</param>
/// <param name="Type">Its type token, for warnings.</param>
internal sealed record ResourceAnswer(string Urn, string Id, Struct Properties, string Type)
{
    /// <summary>Whether an output that is not among the properties is null, and not merely unknown yet.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The URNs of the resources that outputs come from, by output.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Dependencies { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;
}
