using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A resource's name throughout the engine: <c>urn:pulumi:STACK::PROJECT::PARENT_TYPES$TYPE::NAME</c>.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string text;

    /// <summary>A URN from its text.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">It is null or empty.</exception>
    public Urn(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        text = value;
    }

    /// <summary>The text.</summary>
    public static implicit operator string(Urn value) => value.text;

    /// <summary>Whether both are the same text.</summary>
    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>The URN of a resource by its parts.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="type">The resource's type token.</param>
    /// <param name="parent">The parent; null for none, or when <paramref name="parentUrn"/> is given.</param>
    /// <param name="parentUrn">The parent's URN.</param>
    /// <param name="project">The project; null for the current one. Not heeded under a parent.</param>
    /// <param name="stack">The stack; null for the current one. Not heeded under a parent.</param>
    /// <exception cref="ArgumentException">Both a parent and a parent's URN are given.</exception>
    public static Output<string> Create(
        Input<string> name, Input<string> type, Resource? parent = null, Input<string>? parentUrn = null, Input<string>? project = null,
        Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
        {
            throw new ArgumentException($"Give either {nameof(parent)} or {nameof(parentUrn)}, not both.", nameof(parentUrn));
        }

        var above = parent?.Urn ?? parentUrn?.ToOutput();
        var prefix = above is null
            ? Output.Format($"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::")
            : above.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$");
        return Output.Format($"{prefix}{type}::{name}");
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    /// <inheritdoc/>
    public bool Equals(Urn other) => string.Equals(text, other.text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => text is null ? 0 : text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name in a URN.</summary>
    internal static string NameIn(string urn) => urn.Split("::", 4)[3];

    /// <summary>The type token in a URN, without its parents'.</summary>
    internal static string TypeIn(string urn) => urn.Split("::")[2].Split('$')[^1];

    /// <summary>What a child was called when its parent had another name.</summary>
    internal static Output<string> OfChild(string childName, string childType, string parentName, Output<string> parentAlias)
    {
        var name = childName.StartsWith(parentName, StringComparison.Ordinal)
            ? parentAlias.Apply(alias => NameIn(alias) + childName[parentName.Length..])
            : Output.Create(childName);
        return Create(name, childType, parentUrn: parentAlias);
    }
}
