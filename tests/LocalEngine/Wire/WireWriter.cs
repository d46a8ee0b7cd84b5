using Google.Protobuf.WellKnownTypes;

namespace Proxmox.LocalEngine.Wire;

/// <summary>What the receiver of a message understands. What it does not is sent in the nearest form that it does.</summary>
public sealed record WireOptions
{
    /// <summary>Unknowns are sent; otherwise members and elements that are unknown are left out.</summary>
    public bool Unknowns { get; init; }

    /// <summary>Secrets are marked; otherwise sent in clear.</summary>
    public bool Secrets { get; init; }

    /// <summary>Resources are sent as references; otherwise as their id, or URN for a component.</summary>
    public bool Resources { get; init; }

    /// <summary>Outputs are sent with their dependencies; otherwise as plain value, secret or unknown.</summary>
    public bool Outputs { get; init; }

    /// <summary>Byte strings are sent; otherwise an error.</summary>
    public bool ByteStrings { get; init; }

    /// <summary>Assets and archives are reduced to their hash.</summary>
    public bool ElideAssets { get; init; }
}

/// <summary>Property values to protobuf.</summary>
public static class WireWriter
{
    /// <summary>An object; null stays null, which is not the same as empty.</summary>
    public static Struct? Write(PropertyObject? properties, WireOptions options)
    {
        if (properties is null)
        {
            return null;
        }

        Struct written = new();
        foreach ((var name, var value) in properties)
        {
            if (Write(name, value, options) is { } field)
            {
                written.Fields[name] = field;
            }
        }

        return written;
    }

    private static Value? Write(string name, PropertyValue value, WireOptions options) => value switch
    {
        PropertyNull => Value.ForNull(),
        PropertyBool truth => Value.ForBool(truth.Value),
        PropertyNumber number => Value.ForNumber(number.Value),
        PropertyString text => Value.ForString(text.Value),
        PropertyArray list => Value.ForList([.. list.Items.Select(item => Write(name, item, options)).OfType<Value>()]),
        PropertyObject members => Value.ForStruct(Write(members, options)!),
        UnknownValue => options.Unknowns ? Value.ForString(WireNames.Unknown) : null,
        SecretValue secret => options.Secrets ? Marked(WireNames.Secret, ("value", Write(name, secret.Element, options)))
            : Write(name, secret.Element, options),
        OutputValue output => Write(name, output, options),
        ResourceReference reference => Write(name, reference, options),
        ByteString bytes => options.ByteStrings
            ? Marked(WireNames.ByteString, ("value", Value.ForString(Convert.ToBase64String(bytes.Bytes.AsSpan()))))
            : throw new WireException(
                $"the value of property \"{name}\" is a string that contains non-UTF8 bytes, which the receiver does not support"),
        Asset asset => Write(options.ElideAssets ? asset.Elided : asset),
        Archive archive => Write(name, options.ElideAssets ? archive.Elided : archive, options),
        _ => throw new WireException($"property \"{name}\" holds a {value.GetType().Name}, which has no form on the wire"),
    };

    private static Value? Write(string name, OutputValue output, WireOptions options)
    {
        if (!options.Outputs)
        {
            var plain = output.Element ?? PropertyValue.Unknown;
            return Write(name, output.Hidden ? PropertyValue.Secret(plain) : plain, options);
        }

        return Marked(
            WireNames.Output,
            ("value", output.Element is null ? null : Write(name, output.Element, options)),
            ("secret", output.Hidden ? Value.ForBool(true) : null),
            ("dependencies", output.Dependencies.IsEmpty ? null : Value.ForList([.. output.Dependencies.Select(Value.ForString)])));
    }

    private static Value? Write(string name, ResourceReference reference, WireOptions options)
    {
        if (!options.Resources)
        {
            return reference.Id is { } id ? Write(name, id, options) : Value.ForString(reference.Urn);
        }

        return Marked(
            WireNames.Resource,
            ("urn", Value.ForString(reference.Urn)),
            ("id", reference.Id switch { null => null, PropertyString text => Value.ForString(text.Value), _ => Value.ForString("") }),
            ("packageVersion", Text(reference.PackageVersion)));
    }

    private static Value Write(Asset asset) => Marked(
        WireNames.Asset,
        ("hash", Text(asset.Hash)),
        ("text", asset.Text is null ? null : Value.ForString(asset.Text)),
        ("path", Text(asset.Path)),
        ("uri", Text(asset.Uri)));

    private static Value Write(string name, Archive archive, WireOptions options) => Marked(
        WireNames.Archive,
        ("hash", Text(archive.Hash)),
        ("assets", archive.Assets is null ? null : Write(name, archive.Assets, options)),
        ("path", Text(archive.Path)),
        ("uri", Text(archive.Uri)));

    private static Value? Text(string? text) => string.IsNullOrEmpty(text) ? null : Value.ForString(text);

    private static Value Marked(string signature, params (string Name, Value? Value)[] members)
    {
        Struct written = new() { Fields = { [WireNames.Signature] = Value.ForString(signature) } };
        foreach ((var name, var value) in members)
        {
            if (value is not null)
            {
                written.Fields[name] = value;
            }
        }

        return Value.ForStruct(written);
    }
}
