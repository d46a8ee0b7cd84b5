using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Proxmox.LocalEngine.Wire;

/// <summary>What becomes of an unknown that is received.</summary>
public enum Unknowns
{
    /// <summary>It is taken.</summary>
    Keep,

    /// <summary>The member or element that is unknown is left out.</summary>
    Drop,

    /// <summary>It is an error: only previews may speak of unknowns.</summary>
    Reject,
}

/// <summary>Protobuf to property values. Secrets and resource references are always kept.</summary>
public sealed class WireReader
{
    private readonly Unknowns _unknowns;
    private readonly bool _outputs;
    private readonly string? _assetFolder;

    /// <summary>A reader.</summary>
    /// <param name="unknowns">What becomes of unknowns.</param>
    /// <param name="outputs">Whether outputs keep their dependencies; otherwise they become plain values, secrets and unknowns.</param>
    /// <param name="assetFolder">The folder that relative paths of assets start from, to compute missing hashes; null leaves hashes
    /// out.</param>
    public WireReader(Unknowns unknowns, bool outputs = false, string? assetFolder = null)
    {
        _unknowns = unknowns;
        _outputs = outputs;
        _assetFolder = assetFolder;
    }

    /// <summary>An object; null stays null.</summary>
    /// <exception cref="WireException">It breaks the rules.</exception>
    public PropertyObject? Read(Struct? message)
    {
        if (message is null)
        {
            return null;
        }

        List<KeyValuePair<string, PropertyValue>> members = [];
        foreach ((var name, var field) in message.Fields)
        {
            if (Read(name, field) is { } value)
            {
                members.Add(KeyValuePair.Create(name, value));
            }
        }

        return PropertyObject.From(members);
    }

    /// <summary>One value; null where it is left out.</summary>
    public PropertyValue? Read(string name, Value field) => field.KindCase switch
    {
        Value.KindOneofCase.BoolValue => field.BoolValue,
        Value.KindOneofCase.NumberValue => field.NumberValue,
        Value.KindOneofCase.StringValue => WireNames.Unknowns.Contains(field.StringValue) ? Unknown(name) : field.StringValue,
        Value.KindOneofCase.ListValue =>
            PropertyValue.List(field.ListValue.Values.Select(item => Read(name, item)).OfType<PropertyValue>()),
        Value.KindOneofCase.StructValue => ReadStruct(name, field.StructValue),
        _ => PropertyValue.Null,
    };

    private PropertyValue? Unknown(string name) => _unknowns switch
    {
        Unknowns.Keep => PropertyValue.Unknown,
        Unknowns.Drop => null,
        _ => throw new WireException($"unexpected unknown property value for \"{name}\""),
    };

    private PropertyValue? ReadStruct(string name, Struct message)
    {
        if (!message.Fields.TryGetValue(WireNames.Signature, out var signature))
        {
            return Read(message);
        }

        return signature.StringValue switch
        {
            WireNames.Secret => Read(name, Member(name, message, "value")) is { } element ? PropertyValue.Secret(element) : null,
            WireNames.Output => ReadOutput(name, message),
            WireNames.Resource => ReadReference(name, message),
            WireNames.ByteString => ReadBytes(name, message),
            WireNames.Asset => AssetHash.Fill(
                new Asset(Text(message, "hash") ?? "", Text(message, "text"), Text(message, "path"), Text(message, "uri")), _assetFolder),
            WireNames.Archive => AssetHash.Fill(
                new Archive(Text(message, "hash") ?? "", Members(message), Text(message, "path"), Text(message, "uri")), _assetFolder),
            _ => throw new WireException($"unrecognized signature '{signature.StringValue}' in property map for \"{name}\""),
        };
    }

    private PropertyValue? ReadOutput(string name, Struct message)
    {
        var known = message.Fields.TryGetValue("value", out var inner);
        var hidden = message.Fields.TryGetValue("secret", out var secret) && secret.BoolValue;
        if (!_outputs)
        {
            var plain = known ? Read(name, inner!) : Unknown(name);
            return plain is not null && hidden ? PropertyValue.Secret(plain) : plain;
        }

        ImmutableArray<string> dependencies = message.Fields.TryGetValue("dependencies", out var list)
            ? [.. list.ListValue.Values.Select(urn => urn.StringValue)]
            : [];
        return new OutputValue(known ? Read(name, inner!) : null, hidden, dependencies);
    }

    private static ResourceReference ReadReference(string name, Struct message)
    {
        var urn = Member(name, message, "urn").StringValue;
        var id = message.Fields.TryGetValue("id", out var field)
            ? field.StringValue.Length == 0 || WireNames.Unknowns.Contains(field.StringValue) ? PropertyValue.Unknown : field.StringValue
            : null;
        return new(urn, id, Text(message, "packageVersion") ?? "");
    }

    private static ByteString ReadBytes(string name, Struct message)
    {
        try
        {
            return new([.. Convert.FromBase64String(Member(name, message, "value").StringValue)]);
        }
        catch (FormatException exception)
        {
            throw new WireException($"malformed byte string for \"{name}\": value is not valid base64", exception);
        }
    }

    private PropertyObject? Members(Struct message) =>
        message.Fields.TryGetValue("assets", out var field) ? Read(field.StructValue) : null;

    private static Value Member(string name, Struct message, string member) =>
        message.Fields.TryGetValue(member, out var field)
            ? field
            : throw new WireException($"malformed special value for \"{name}\": missing {member}");

    private static string? Text(Struct message, string member) => message.Fields.TryGetValue(member, out var field)
        ? field.StringValue : null;
}
