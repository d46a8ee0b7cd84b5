using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Proxmox.Model.Values;

/// <summary>Where in an object a value stands: attribute names, map keys and list positions, from the outside in.</summary>
/// <remarks>
/// Written <c>disks["scsi0"].size</c> and <c>rules[2].action</c>. An element of a set has no path of its own: the set's is used.
/// </remarks>
public sealed class AttributePath : IEquatable<AttributePath>
{
    private AttributePath(ImmutableArray<Step> steps) => Steps = steps;

    /// <summary>The whole object.</summary>
    public static AttributePath Root { get; } = new([]);

    /// <summary>The steps from the outside in.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>True for the whole object.</summary>
    public bool IsRoot => Steps.IsEmpty;

    /// <summary>The path of a top-level attribute.</summary>
    public static AttributePath Of(string attribute) => Root.Attribute(attribute);

    /// <summary>The path of an attribute of the object at this path.</summary>
    public AttributePath Attribute(string name) => new(Steps.Add(new Step.Attribute(name)));

    /// <summary>The path of an element of the map at this path.</summary>
    public AttributePath Key(string key) => new(Steps.Add(new Step.Key(key)));

    /// <summary>The path of an element of the list at this path, counted from 0.</summary>
    public AttributePath Index(long index) => new(Steps.Add(new Step.Index(index)));

    /// <summary>The same place, seen from what is around the object at whose root this path begins.</summary>
    public AttributePath From(Step outer) => new(Steps.Insert(0, outer));

    /// <summary>True when this path is <paramref name="outer"/> or lies inside it.</summary>
    public bool IsWithin(AttributePath outer) =>
        Steps.Length >= outer.Steps.Length && Steps.AsSpan()[..outer.Steps.Length].SequenceEqual(outer.Steps.AsSpan());

    /// <inheritdoc/>
    public bool Equals(AttributePath? other) => other is not null && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributePath);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Aggregate(0, (hash, step) => HashCode.Combine(hash, step));

    /// <summary>The written form.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            _ = step switch
            {
                Step.Attribute attribute => text.Append(text.Length == 0 ? "" : ".").Append(attribute.Name),
                Step.Key key => text.Append("[\"").Append(key.Name.Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append("\"]"),
                Step.Index index => text.Append('[').Append(index.Position.ToString(CultureInfo.InvariantCulture)).Append(']'),
                _ => throw new InvalidOperationException($"A path has no step {step}."),
            };
        }

        return text.ToString();
    }

    /// <summary>One step of a path.</summary>
    public abstract record Step
    {
        private Step()
        {
        }

        /// <summary>Into the attribute of an object.</summary>
        /// <param name="Name">The attribute's name.</param>
        public sealed record Attribute(string Name) : Step;

        /// <summary>Into the element of a map.</summary>
        /// <param name="Name">The element's key.</param>
        public sealed record Key(string Name) : Step;

        /// <summary>Into the element of a list.</summary>
        /// <param name="Position">The element's place, counted from 0.</param>
        public sealed record Index(long Position) : Step;
    }
}
