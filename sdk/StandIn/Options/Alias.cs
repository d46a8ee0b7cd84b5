namespace Pulumi;

/// <summary>A name that a resource had before. What is null is as it is now.</summary>
public sealed class Alias
{
    /// <summary>The whole URN; nothing else may be given with it.</summary>
    public string? Urn { get; set; }

    /// <summary>The resource's name.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The resource's type token.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The stack that it was in.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The project that it was in.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The parent; at most one of this, <see cref="ParentUrn"/> and <see cref="NoParent"/> is given.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The parent's URN.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>Whether it had no parent.</summary>
    public bool NoParent { get; set; }
}
