using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using static Pulumi.Serialization.WireValues;

namespace Pulumi.Serialization;

/// <summary>
/// Reads values from the wire: null, bool, double, string, <see cref="ImmutableArray{T}"/> and
/// <see cref="ImmutableDictionary{TKey, TValue}"/> of objects, assets, archives, resources and, for each output on the wire, an output. A
/// list or map is unknown or secret as soon as something within it is; an output within keeps its marks to itself.
/// </summary>
internal static class PropertyReader
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="InvalidOperationException">It has a signature but not the fields that go with it.</exception>
    public static OutputState<object?> Read(Value value)
    {
        if (IsUnknown(value))
        {
            return OutputState<object?>.Unknown();
        }

        return SignatureOf(value) switch
        {
            Signatures.Secret => Read(Needed(value, "value")) with { IsSecret = true },
            Signatures.Output => OutputState<object?>.Of(ReadOutput(value)),
            Signatures.Asset => OutputState<object?>.Of(ReadAsset(value)),
            Signatures.Archive => OutputState<object?>.Of(ReadArchive(value)),
            Signatures.Resource => OutputState<object?>.Of(ResourceReferences.Resolve(
                TextField(value, "urn") ?? throw Malformed(value), TextField(value, "packageVersion") ?? "")),
            _ => ReadPlain(value),
        };
    }

    /// <summary>Reads an object's fields, without those whose names begin with two underscores.</summary>
    public static OutputState<ImmutableDictionary<string, object?>> Read(Struct fields)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object?>();
        var state = OutputState<ImmutableDictionary<string, object?>>.Of(map.ToImmutable());
        foreach ((var name, var value) in fields.Fields)
        {
            if (name.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }

            var field = Read(value);
            map[name] = field.Value;
            state = state.Joined(field);
        }

        return state with { Value = map.ToImmutable() };
    }

    private static OutputState<object?> ReadPlain(Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.BoolValue:
                return OutputState<object?>.Of(value.BoolValue);
            case Value.KindOneofCase.NumberValue:
                return OutputState<object?>.Of(value.NumberValue);
            case Value.KindOneofCase.StringValue:
                return OutputState<object?>.Of(value.StringValue);
            case Value.KindOneofCase.ListValue:
                return ReadList(value.ListValue);
            case Value.KindOneofCase.StructValue:
                var map = Read(value.StructValue);
                return map.With<object?>(map.Value);
            case Value.KindOneofCase.NullValue:
                return OutputState<object?>.Of(null);
            default:
                throw new InvalidOperationException("The engine sent a value of no kind.");
        }
    }

    private static OutputState<object?> ReadList(ListValue list)
    {
        var items = ImmutableArray.CreateBuilder<object?>(list.Values.Count);
        var state = OutputState<object?>.Of(null);
        foreach (var value in list.Values)
        {
            var item = Read(value);
            items.Add(item.Value);
            state = state.Joined(item);
        }

        return state with { Value = items.MoveToImmutable() };
    }

    /// <summary>
    /// An output of the type that its value has. What is marked within the value is told by the output's own marks alone.
    /// </summary>
    private static object ReadOutput(Value output)
    {
        IEnumerable<Value> urns = Field(output, "dependencies")?.ListValue?.Values ?? [];
        var value = Field(output, "value");
        OutputState<object?> state = new(
            value is null ? null : Read(value).Value,
            IsKnown: value is not null,
            IsSecret: Field(output, "secret") is { BoolValue: true },
            [.. urns.Select(urn => new DependencyResource(urn.StringValue))]);
        return typeof(PropertyReader).GetMethod(nameof(OutputOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(state.Value?.GetType() ?? typeof(object)).Invoke(null, [state])!;
    }

    private static Output<T> OutputOf<T>(OutputState<object?> state) => new(Task.FromResult(state.With((T)state.Value!)));

    private static Asset ReadAsset(Value asset)
    {
        if (TextField(asset, "path") is { } path)
        {
            return new FileAsset(path);
        }

        if (TextField(asset, "uri") is { } uri)
        {
            return new RemoteAsset(uri);
        }

        return new StringAsset(TextField(asset, "text") ?? throw Malformed(asset));
    }

    private static Archive ReadArchive(Value archive)
    {
        if (TextField(archive, "path") is { } path)
        {
            return new FileArchive(path);
        }

        if (TextField(archive, "uri") is { } uri)
        {
            return new RemoteArchive(uri);
        }

        return new AssetArchive(Needed(archive, "assets").StructValue.Fields.ToDictionary(
            asset => asset.Key,
            asset => Read(asset.Value).Value as AssetOrArchive ?? throw Malformed(archive)));
    }

    private static Value Needed(Value value, string field) => Field(value, field) ?? throw Malformed(value);

    private static InvalidOperationException Malformed(Value value) =>
        new($"The engine sent an object with the signature {SignatureOf(value)} but not the fields that go with it.");
}
