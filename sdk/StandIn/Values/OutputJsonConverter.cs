using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Reads and writes the inputs and outputs within a JSON value, and gathers their marks.</summary>
/// <param name="isSecret">Whether outputs that are read are secret.</param>
/// <param name="resources">The resources that outputs which are read come from.</param>
internal sealed class OutputJsonConverter(bool isSecret, ImmutableHashSet<Resource> resources) : JsonConverterFactory
{
    private const int DeepestNesting = 64;

    private readonly Dictionary<object, Task> awaited = new(ReferenceEqualityComparer.Instance);
    private readonly List<Task> unawaited = [];

    /// <summary>The marks of everything that was written.</summary>
    public OutputState<object?> Seen { get; private set; } = OutputState<object?>.Of(null);

    /// <summary>The options with this converter.</summary>
    public JsonSerializerOptions With(JsonSerializerOptions? options)
    {
        JsonSerializerOptions own = options is null ? new() : new(options);
        own.Converters.Add(this);
        return own;
    }

    /// <summary>Writes a value. Writers cannot wait, so it is written again until all outputs that it meets have been awaited.</summary>
    public async Task<string> WriteAsync<T>(T value, JsonSerializerOptions? options)
    {
        var own = With(options);
        for (var pass = 0; pass <= own.MaxDepth || pass <= DeepestNesting; pass++)
        {
            Seen = OutputState<object?>.Of(null);
            var json = JsonSerializer.Serialize(value, own);
            if (unawaited.Count == 0)
            {
                return json;
            }

            await Task.WhenAll(unawaited);
            unawaited.Clear();
        }

        throw new InvalidOperationException($"A property within {typeof(T)} makes a new output each time it is read.");
    }

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(Definition(typeToConvert));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
        Converters[Definition(typeToConvert)].MakeGenericType(typeToConvert.GenericTypeArguments), this)!;

    private static Dictionary<Type, Type> Converters { get; } = new()
    {
        [typeof(Output<>)] = typeof(OfOutput<>),
        [typeof(Input<>)] = typeof(OfInput<>),
        [typeof(InputList<>)] = typeof(OfList<>),
        [typeof(InputMap<>)] = typeof(OfMap<>),
    };

    private static Type Definition(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;

    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) => new(Task.FromResult(
        new OutputState<T>(JsonSerializer.Deserialize<T>(ref reader, options)!, IsKnown: true, isSecret, resources)));

    private void Write<T>(Utf8JsonWriter writer, Output<T> output, object identity, JsonSerializerOptions options)
    {
        // The output of a list or map is made anew on each call, hence the identity.
        var state = awaited.GetValueOrDefault(identity, output.State);
        if (state is not Task<OutputState<T>> { IsCompletedSuccessfully: true, Result: var result })
        {
            awaited[identity] = state;
            unawaited.Add(state);
            writer.WriteNullValue();
            return;
        }

        Seen = Seen.Joined(result);
        if (result.IsKnown)
        {
            JsonSerializer.Serialize(writer, result.Value, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private sealed class OfOutput<T>(OutputJsonConverter parent) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parent.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            parent.Write(writer, value, value, options);
    }

    private sealed class OfInput<T>(OutputJsonConverter parent) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parent.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            parent.Write(writer, value.Output, value, options);
    }

    private sealed class OfList<T>(OutputJsonConverter parent) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parent.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options) =>
            parent.Write(writer, value.Output, value, options);
    }

    private sealed class OfMap<T>(OutputJsonConverter parent) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parent.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options) =>
            parent.Write(writer, value.Output, value, options);
    }
}
