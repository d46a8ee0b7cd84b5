using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Values that the engine hands to functions of the program, and takes from them.</summary>
internal static class CallbackValues
{
    /// <summary>
    /// What a transform gets: plain values, and an output of its value's own type for each output on the wire. Other marks are lost.
    /// </summary>
    public static ImmutableDictionary<string, object?> Read(Struct fields) =>
        fields.Fields.ToImmutableDictionary(field => field.Key, field => PropertyReader.Read(field.Value).Value);

    /// <summary>What a hook gets: the same, but a field with a secret anywhere within is a secret output of <see cref="object"/>.</summary>
    public static ImmutableDictionary<string, object?> ReadWithSecrets(Struct fields) =>
        fields.Fields.ToImmutableDictionary(field => field.Key, field => Secret(PropertyReader.Read(field.Value)));

    /// <summary>The fields to send for values of which some may be outputs.</summary>
    public static async Task<Struct> WriteAsync(string owner, ImmutableDictionary<string, object?> values) =>
        (await PropertyMaps.WriteAsync(owner, values, new(References: true, Outputs: true))).Properties;

    private static object? Secret(OutputState<object?> state) => state.IsSecret ? Output.CreateSecret(state.Value) : state.Value;
}
