using System.Collections.Immutable;
using Proxmox.Model.Values;

namespace Proxmox.Pulumi.Values;

/// <summary>
/// A value as it stands on the wire, with everything that Pulumi's values can be: secrets, unknown values, outputs, references, assets.
/// Nothing is lost between the wire and this tree; what a field makes of it is read by <see cref="PropertyReader"/>.
/// </summary>
internal abstract record PropertyValue
{
    private PropertyValue()
    {
    }

    /// <summary>The unset value.</summary>
    public static PropertyValue None { get; } = new Null();

    /// <summary>A value that is known only later.</summary>
    public static PropertyValue Open { get; } = new Unknown(UnknownKind.Text);

    /// <summary>What the value is, for messages: "a string".</summary>
    public abstract string Kind { get; }

    /// <summary>The value without the marks around it: neither secret nor output.</summary>
    public PropertyValue Bare => this switch
    {
        Secret secret => secret.Value.Bare,
        Output output => output.Value?.Bare ?? Open,
        _ => this,
    };

    /// <summary>True when the value as a whole is marked secret.</summary>
    public bool IsSecret => this switch
    {
        Secret => true,
        Output output => output.IsMarkedSecret || output.Value is { IsSecret: true },
        _ => false,
    };

    /// <summary>True when the value or a part of it is marked secret.</summary>
    public bool HoldsSecret => IsSecret || Bare switch
    {
        List list => list.Items.Any(item => item.HoldsSecret),
        Object nested => nested.Members.Any(member => member.Value.HoldsSecret),
        _ => false,
    };

    /// <summary>True when the value or a part of it is unknown.</summary>
    public bool HoldsUnknown => Bare switch
    {
        Unknown => true,
        List list => list.Items.Any(item => item.HoldsUnknown),
        Object nested => nested.Members.Any(member => member.Value.HoldsUnknown),
        _ => false,
    };

    /// <summary>The same value, marked secret.</summary>
    public PropertyValue AsSecret() =>
        IsSecret || this is Null ? this
        : this is Output output ? new Output(output.Members.With("secret", new Bool(true)))
        : Secret.Of(this);

    /// <summary>The unset value.</summary>
    public sealed record Null : PropertyValue
    {
        /// <inheritdoc/>
        public override string Kind => "null";
    }

    /// <summary>True or false.</summary>
    /// <param name="Truth">Which.</param>
    public sealed record Bool(bool Truth) : PropertyValue
    {
        /// <inheritdoc/>
        public override string Kind => "a boolean";
    }

    /// <summary>A number.</summary>
    /// <param name="Amount">The number; whole ones are exact up to 2^53.</param>
    public sealed record Number(double Amount) : PropertyValue
    {
        /// <inheritdoc/>
        public override string Kind => "a number";
    }

    /// <summary>Text.</summary>
    /// <param name="Content">The text.</param>
    public sealed record Text(string Content) : PropertyValue
    {
        /// <inheritdoc/>
        public override string Kind => "a string";
    }

    /// <summary>Values in order.</summary>
    /// <param name="Items">The values.</param>
    public sealed record List(ImmutableArray<PropertyValue> Items) : PropertyValue
    {
        /// <inheritdoc/>
        public override string Kind => "a list";
    }

    /// <summary>Values by name.</summary>
    /// <param name="Members">The values.</param>
    public sealed record Object(PropertyMap Members) : PropertyValue
    {
        /// <inheritdoc/>
        public override string Kind => "an object";
    }

    /// <summary>A value that is known only later.</summary>
    /// <param name="Expected">What it was taken to be.</param>
    public sealed record Unknown(UnknownKind Expected) : PropertyValue
    {
        /// <inheritdoc/>
        public override string Kind => "an unknown value";
    }

    /// <summary>An object whose signature makes it something else. Its members are kept as they came, the signature among them.</summary>
    /// <param name="Members">The members.</param>
    public abstract record Signed(PropertyMap Members) : PropertyValue
    {
        /// <summary>The text of a member; null when there is none, or when it is no text.</summary>
        protected string? TextOf(string name) => Members[name] is Text text ? text.Content : null;

        /// <summary>The members of a signed object.</summary>
        protected static PropertyMap Sign(string signature, params IEnumerable<KeyValuePair<string, PropertyValue>> members) =>
            new(members.Prepend(KeyValuePair.Create<string, PropertyValue>(Signatures.Key, new Text(signature))));
    }

    /// <summary>A value that nobody may see.</summary>
    /// <param name="Members">The members.</param>
    public sealed record Secret(PropertyMap Members) : Signed(Members)
    {
        /// <inheritdoc/>
        public override string Kind => Value.Kind;

        /// <summary>What is secret.</summary>
        public PropertyValue Value => Members[Signatures.Value] ?? None;

        /// <summary>A secret of that value.</summary>
        public static Secret Of(PropertyValue value) => new(Sign(Signatures.Secret, KeyValuePair.Create(Signatures.Value, value)));
    }

    /// <summary>A value with what it depends on.</summary>
    /// <param name="Members">The members.</param>
    public sealed record Output(PropertyMap Members) : Signed(Members)
    {
        /// <inheritdoc/>
        public override string Kind => Value?.Kind ?? Open.Kind;

        /// <summary>The value; null while it is unknown.</summary>
        public PropertyValue? Value => Members[Signatures.Value];

        /// <summary>True when the output itself is marked secret.</summary>
        public bool IsMarkedSecret => Members["secret"] is Bool { Truth: true };
    }

    /// <summary>A reference to another resource.</summary>
    /// <param name="Members">The members.</param>
    public sealed record ResourceReference(PropertyMap Members) : Signed(Members)
    {
        /// <inheritdoc/>
        public override string Kind => "a resource";

        /// <summary>The resource's URN; null when it is missing.</summary>
        public string? Urn => TextOf("urn");
    }

    /// <summary>Bytes that are not UTF-8.</summary>
    /// <param name="Members">The members.</param>
    public sealed record ByteString(PropertyMap Members) : Signed(Members)
    {
        /// <inheritdoc/>
        public override string Kind => "a string that is not UTF-8";
    }

    /// <summary>A file.</summary>
    /// <param name="Members">The members.</param>
    public sealed record Asset(PropertyMap Members) : Signed(Members)
    {
        /// <inheritdoc/>
        public override string Kind => IsElsewhere ? "an asset of an address" : "an asset";

        /// <summary>True when nobody but its server has the contents.</summary>
        public bool IsElsewhere => TextOf("uri") is not null;

        /// <summary>
        /// The file: by its path or as text. Where only what is the same matters, the engine tells no more than the hash.
        /// </summary>
        public FileValue File => new(TextOf("path"), TextOf("text"), TextOf("hash"));

        /// <summary>An asset of that file.</summary>
        public static Asset Of(FileValue file) => new(Sign(Signatures.Asset,
            new[] { ("hash", file.Sha256), ("path", file.Path), ("text", file.Text) }.Where(member => member.Item2 is not null)
                .Select(member => KeyValuePair.Create<string, PropertyValue>(member.Item1, new Text(member.Item2!)))));
    }

    /// <summary>A collection of files.</summary>
    /// <param name="Members">The members.</param>
    public sealed record Archive(PropertyMap Members) : Signed(Members)
    {
        /// <inheritdoc/>
        public override string Kind => "an archive";
    }
}
