using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using static Pulumi.Serialization.WireValues;
using Enum = System.Enum;

namespace Pulumi.Serialization;

/// <summary>What a receiver of values knows.</summary>
/// <param name="References">Whether resources are sent as references; otherwise by their id, components by their URN.</param>
/// <param name="Outputs">Whether outputs are sent with all their marks; otherwise unknown and secret are all that is told.</param>
/// <param name="ReferencesAreNoDependencies">Whether a resource that is sent as a reference is left out of the dependencies.</param>
internal readonly record struct PropertyWriterOptions(bool References, bool Outputs = false, bool ReferencesAreNoDependencies = false);

/// <summary>Writes values for the wire, awaits the outputs within, and gathers the resources that they come from.</summary>
internal sealed class PropertyWriter(PropertyWriterOptions options)
{
    private readonly HashSet<Resource> dependencies = [];

    /// <summary>The resources that the values written so far come from.</summary>
    public IReadOnlySet<Resource> Dependencies => dependencies;

    /// <summary>Writes a value.</summary>
    /// <param name="path">Where it is, for errors.</param>
    /// <param name="value">The value.</param>
    /// <returns>What to send; null for null, which a map leaves out; JSON and objects that came as an output keep it.</returns>
    /// <exception cref="InvalidOperationException">It is, or has within, a value of a type that cannot be sent.</exception>
    public async Task<Value?> WriteAsync(string path, object? value) => value switch
    {
        null or ValueTuple => null,
        bool boolean => Value.ForBool(boolean),
        int number => Value.ForNumber(number),
        double number => Value.ForNumber(number),
        string text => Value.ForString(text),
        InputArgs args => await WriteMapAsync(path, args.ToDictionary()),
        AssetOrArchive asset => await WriteAssetAsync(path, asset),
        Task => throw new InvalidOperationException($"{path} is a task. Make it an output with Output.Create."),
        IInputCollection collection => await WriteOutputAsync(path, collection.Items),
        IInput input => await WriteAsync(path, input.ToOutput()),
        IUnion union => await WriteAsync(path, union.Value),
        JsonElement element => WriteJson(element),
        IOutput output => await WriteOutputAsync(path, output),
        Resource resource => await WriteResourceAsync(path, resource),
        IDictionary map => await WriteMapAsync(path, Entries(path, map)),
        IList list => await WriteListAsync(path, list),
        Enum number when number.GetTypeCode() == TypeCode.Int32 => Value.ForNumber((int)value),
        _ when value.GetType().GetCustomAttribute<EnumTypeAttribute>() is not null => await WriteAsync(path, PlainValueOf(path, value)),
        _ when value.GetType().GetCustomAttribute<OutputTypeAttribute>() is not null =>
            await WriteMapAsync(path, FieldsOf(value), keepsNull: true),
        _ => throw new InvalidOperationException($"{path} has a value of the type {value.GetType().FullName}, which cannot be sent."),
    };

    private static Value? WriteJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Value.ForString(element.GetString()!),
        JsonValueKind.Number => Value.ForNumber(element.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => Value.ForBool(element.GetBoolean()),
        JsonValueKind.Array => Value.ForList([.. element.EnumerateArray().Select(item => WriteJson(item) ?? Value.ForNull())]),
        JsonValueKind.Object => Value.ForStruct(
            ToStruct(element.EnumerateObject().Select(pair => (pair.Name, WriteJson(pair.Value) ?? Value.ForNull())))),
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, object?>> Entries(string path, IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return entry.Key is string key
                ? KeyValuePair.Create(key, entry.Value)
                : throw new InvalidOperationException($"{path} is a map whose keys are no strings.");
        }
    }

    private static object PlainValueOf(string path, object value)
    {
        var type = value.GetType();
        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        return conversion is { } method && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double))
            ? method.Invoke(null, [value])!
            : throw new InvalidOperationException($"{path}: {type.FullName} has no explicit conversion to string or double.");
    }

    private static IEnumerable<KeyValuePair<string, object?>> FieldsOf(object value) =>
        value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.IsInitOnly)
            .Select(field => KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value)));

    private async Task<Value> WriteListAsync(string path, IList list)
    {
        List<Value> items = [];
        if (IsDefaultArray(list))
        {
            return Value.ForList();
        }

        for (var index = 0; index < list.Count; index++)
        {
            items.Add(await WriteAsync($"{path}[{index}]", list[index]) ?? Value.ForNull());
        }

        return Value.ForList([.. items]);
    }

    /// <summary>Whether it is an array that was never made, which cannot even be counted.</summary>
    private static bool IsDefaultArray(IList list)
    {
        var type = list.GetType();
        return type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && list.Equals(Activator.CreateInstance(type));
    }

    private async Task<Value> WriteMapAsync(string path, IEnumerable<KeyValuePair<string, object?>> map, bool keepsNull = false)
    {
        List<(string, Value)> fields = [];
        foreach ((var key, var item) in map)
        {
            if ((await WriteAsync($"{path}.{key}", item) ?? (keepsNull ? Value.ForNull() : null)) is { } value)
            {
                fields.Add((key, value));
            }
        }

        return Value.ForStruct(ToStruct(fields));
    }

    private async Task<Value> WriteAssetAsync(string path, AssetOrArchive asset) =>
        Special(asset.Signature, (asset.Property, await WriteAsync($"{path}.{asset.Property}", asset.Value)));

    private async Task<Value?> WriteOutputAsync(string path, IOutput output)
    {
        var state = await output.GetStateAsync();
        PropertyWriter inner = new(options with { Outputs = false });
        var value = state.IsKnown ? await inner.WriteAsync(path, state.Value) : null;
        HashSet<Resource> own = [.. state.Resources, .. inner.dependencies];
        dependencies.UnionWith(own);

        if (options.Outputs)
        {
            if (state is { IsKnown: true, IsSecret: false } && own.Count == 0)
            {
                return value;
            }

            IEnumerable<string> urns = await ResourceDependencies.UrnsAsync(own);
            Value[] sorted = [.. urns.Order(StringComparer.Ordinal).Select(Value.ForString)];
            return Special(
                Signatures.Output,
                ("value", state.IsKnown ? value ?? Value.ForNull() : null),
                ("secret", state.IsSecret ? Value.ForBool(true) : null),
                ("dependencies", sorted.Length > 0 ? Value.ForList(sorted) : null));
        }

        if (!state.IsKnown)
        {
            return Value.ForString(Signatures.Unknown);
        }

        return state.IsSecret ? Special(Signatures.Secret, ("value", value ?? Value.ForNull())) : value;
    }

    private async Task<Value?> WriteResourceAsync(string path, Resource resource)
    {
        PropertyWriter writer = new(options with { Outputs = false });
        var custom = resource as CustomResource;
        var id = custom is null ? null : await writer.WriteAsync($"{path}.id", custom.Id);
        var urn = options.References || custom is null ? await writer.WriteAsync($"{path}.urn", resource.Urn) : null;
        if (!(options.References && options.ReferencesAreNoDependencies))
        {
            if (custom is not null)
            {
                dependencies.Add(custom);
            }

            dependencies.UnionWith(writer.dependencies);
        }

        if (!options.References)
        {
            return id ?? urn;
        }

        return Special(Signatures.Resource, ("urn", urn), ("id", custom is null ? null : IsUnknown(id) ? Value.ForString("") : id));
    }
}
