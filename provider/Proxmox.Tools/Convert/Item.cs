using System.Collections.Immutable;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

/// <summary>An attribute, an entry or a block of what is converted, with the comments around it.</summary>
/// <param name="name">Its name.</param>
/// <param name="span">Where it stands.</param>
/// <param name="place">Where it stands, for messages.</param>
internal sealed class Item(string name, HclSpan span, HclPlace place)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it is about: of a dynamic block that which it makes.</summary>
    public string Word => Block is { Type: "dynamic", Labels: [var made, ..] } ? made : name;

    /// <summary>Where it stands.</summary>
    public HclSpan Span => span;

    /// <summary>Where it stands, for messages.</summary>
    public HclPlace Place => place;

    /// <summary>The value; null for a block.</summary>
    public HclExpression? Value { get; init; }

    /// <summary>The key of an entry when it is no plain name.</summary>
    public HclExpression? Key { get; init; }

    /// <summary>The block; null for an attribute.</summary>
    public HclBlock? Block { get; init; }

    /// <summary>The lines of comments above it.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>The comment behind it.</summary>
    public string Behind { get; set; } = "";

    /// <summary>True when a blank line stands above it.</summary>
    public bool IsApart { get; set; }
}

/// <summary>Where what is converted goes.</summary>
/// <param name="Root">The whole.</param>
/// <param name="At">The part that plain names belong to.</param>
/// <param name="Path">The way to that part.</param>
internal sealed record Scope(Node Root, Node At, ImmutableArray<string> Path)
{
    /// <summary>What stands beside what is converted.</summary>
    public IReadOnlyList<Item> Neighbours { get; init; } = [];

    /// <summary>What stands around it.</summary>
    public Scope? Around { get; init; }

    /// <summary>True where any name may be written, as it is not one of ours.</summary>
    public bool IsFree { get; init; }

    /// <summary>True when the part has an attribute of that name here.</summary>
    public bool Allows(Target target, string name) => IsFree || target.Has([.. Path, name]);

    /// <summary>The part that a written path counts from, and the steps from there.</summary>
    public (Node From, IReadOnlyList<string> Steps) Way(string to) =>
        to == "." ? (At, []) : (to.StartsWith('/') ? Root : At, [.. Named(to.TrimStart('/'))]);

    /// <summary>The way from the whole.</summary>
    public IEnumerable<string> Steps(string to) =>
        to is "." or "" ? Path : to.StartsWith('/') ? Named(to[1..]) : Path.Concat(Named(to));

    /// <summary>A neighbour as it is written.</summary>
    public Func<string, string?> Written(SourceFile file) => name =>
        Neighbours.FirstOrDefault(item => item.Name == name)?.Value is { } value ? file.Rewritten(value.Span) : null;

    // A step may be what a neighbour says: @interface:ide2.
    private IEnumerable<string> Named(string to) => to.Split('.').Select(step =>
        step[0] != '@' ? step
            : Neighbours.FirstOrDefault(item => item.Name == step[1..].Split(':')[0])?.Value is { } value
                ? Literals.Of(value) as string ?? step.Split(':')[^1] : step.Split(':')[^1]);
}

/// <summary>What has no counterpart, or has to be looked at.</summary>
internal sealed class Report
{
    private readonly List<string> _lines = [];

    /// <summary>Its lines.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds one.</summary>
    public void Add(HclPlace place, string problem) => _lines.Add($"{place.File}:{place.Line}: {problem}");
}
