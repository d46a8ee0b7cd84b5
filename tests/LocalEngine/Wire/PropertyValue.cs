using System.Collections.Immutable;

namespace Proxmox.LocalEngine.Wire;

/// <summary>A value as programs, engine and providers exchange it. Immutable, compared by content.</summary>
public abstract record PropertyValue
{
    private protected PropertyValue()
    {
    }

    /// <summary>The null value, which is not the same as an absent property.</summary>
    public static PropertyValue Null { get; } = new PropertyNull();

    /// <summary>A value that will be known only when something has been created or changed.</summary>
    public static PropertyValue Unknown { get; } = new UnknownValue();

    /// <summary>Whether an unknown stands anywhere within.</summary>
    public virtual bool ContainsUnknowns => Children.Any(child => child.ContainsUnknowns);

    /// <summary>Whether a secret stands anywhere within.</summary>
    public virtual bool ContainsSecrets => Children.Any(child => child.ContainsSecrets);

    /// <summary>Whether the value itself, not only a part of it, is secret.</summary>
    public virtual bool IsSecret => false;

    /// <summary>The values directly within.</summary>
    public virtual IEnumerable<PropertyValue> Children => [];

    /// <summary>A truth value.</summary>
    public static implicit operator PropertyValue(bool value) => new PropertyBool(value);

    /// <summary>A number.</summary>
    public static implicit operator PropertyValue(double value) => new PropertyNumber(value);

    /// <summary>A text; null gives the null value.</summary>
    public static implicit operator PropertyValue(string? value) => value is null ? Null : new PropertyString(value);

    /// <summary>A list.</summary>
    public static PropertyValue List(params IEnumerable<PropertyValue> items) => new PropertyArray([.. items]);

    /// <summary>A secret; a secret stays what it is.</summary>
    public static PropertyValue Secret(PropertyValue value) => value is SecretValue ? value : new SecretValue(value);

    /// <summary>As a person may see it: never a secret.</summary>
    public sealed override string ToString() => Display.ValueText.Of(this);

    /// <summary>The same without the marks of secrets and outputs, at every depth. Unknown outputs become unknowns.</summary>
    public virtual PropertyValue Unwrapped() => this;

    /// <summary>Every value within, itself first.</summary>
    public IEnumerable<PropertyValue> DescendantsAndSelf()
    {
        yield return this;
        foreach (var child in Children)
        {
            foreach (var value in child.DescendantsAndSelf())
            {
                yield return value;
            }
        }
    }
}

/// <summary>The null value.</summary>
public sealed record PropertyNull : PropertyValue;

/// <summary>A truth value.</summary>
public sealed record PropertyBool(bool Value) : PropertyValue;

/// <summary>A number.</summary>
public sealed record PropertyNumber(double Value) : PropertyValue;

/// <summary>A text.</summary>
public sealed record PropertyString(string Value) : PropertyValue;

/// <summary>A value that is not known yet.</summary>
public sealed record UnknownValue : PropertyValue
{
    /// <inheritdoc/>
    public override bool ContainsUnknowns => true;
}

/// <summary>A list.</summary>
public sealed record PropertyArray(ImmutableArray<PropertyValue> Items) : PropertyValue
{
    /// <inheritdoc/>
    public override IEnumerable<PropertyValue> Children => Items;

    /// <inheritdoc/>
    public bool Equals(PropertyArray? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);

    /// <inheritdoc/>
    public override PropertyValue Unwrapped() => new PropertyArray([.. Items.Select(item => item.Unwrapped())]);
}

/// <summary>A value that must never be shown or stored in clear.</summary>
public sealed record SecretValue(PropertyValue Element) : PropertyValue
{
    /// <inheritdoc/>
    public override bool ContainsSecrets => true;

    /// <inheritdoc/>
    public override bool IsSecret => true;

    /// <inheritdoc/>
    public override IEnumerable<PropertyValue> Children => [Element];

    /// <inheritdoc/>
    public override PropertyValue Unwrapped() => Element.Unwrapped();
}

/// <summary>A value that says where it came from.</summary>
/// <param name="Element">The value; null when unknown.</param>
/// <param name="Hidden">Whether it is secret.</param>
/// <param name="Dependencies">URNs of the resources that it depends on.</param>
public sealed record OutputValue(PropertyValue? Element, bool Hidden, ImmutableArray<string> Dependencies) : PropertyValue
{
    /// <inheritdoc/>
    public override bool ContainsUnknowns => Element?.ContainsUnknowns ?? true;

    /// <inheritdoc/>
    public override bool ContainsSecrets => Hidden || Element?.ContainsSecrets == true;

    /// <inheritdoc/>
    public override bool IsSecret => Hidden;

    /// <inheritdoc/>
    public override IEnumerable<PropertyValue> Children => Element is null ? [] : [Element];

    /// <inheritdoc/>
    public bool Equals(OutputValue? other) =>
        other is not null && Equals(Element, other.Element) && Hidden == other.Hidden && Dependencies.SequenceEqual(other.Dependencies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Element, Hidden, Dependencies.Length);

    /// <inheritdoc/>
    public override PropertyValue Unwrapped() => Element?.Unwrapped() ?? Unknown;
}

/// <summary>Another resource.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id: a text, unknown, or null for a component, which has none.</param>
/// <param name="PackageVersion">Version of its package; empty for none.</param>
public sealed record ResourceReference(string Urn, PropertyValue? Id, string PackageVersion = "") : PropertyValue
{
    /// <inheritdoc/>
    public override IEnumerable<PropertyValue> Children => Id is null ? [] : [Id];
}

/// <summary>Bytes that are no valid UTF-8.</summary>
public sealed record ByteString(ImmutableArray<byte> Bytes) : PropertyValue
{
    /// <inheritdoc/>
    public bool Equals(ByteString? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override int GetHashCode() => Bytes.Length;
}

/// <summary>A file: its text, its path or its address.</summary>
/// <param name="Hash">SHA-256 of the contents in lower-case hexadecimal; empty when nobody has computed it.</param>
public sealed record Asset(string Hash, string? Text, string? Path, string? Uri) : PropertyValue
{
    /// <summary>Only the hash: what is sent where contents do not matter.</summary>
    public Asset Elided => new(Hash, null, null, null);
}

/// <summary>A collection of files: its members, its path or its address.</summary>
/// <param name="Hash">As of an asset.</param>
public sealed record Archive(string Hash, PropertyObject? Assets, string? Path, string? Uri) : PropertyValue
{
    /// <summary>Only the hash.</summary>
    public Archive Elided => new(Hash, null, null, null);

    /// <inheritdoc/>
    public override IEnumerable<PropertyValue> Children => Assets?.Values ?? [];
}
