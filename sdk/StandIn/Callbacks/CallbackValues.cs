using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Values that the engine hands to functions of the program, and takes from them.</summary>
internal static class CallbackValues
{
    /// <summary>The fields as plain values, and as outputs where they are unknown, secret or come from resources.</summary>
    public static ImmutableDictionary<string, object?> Read(Struct fields) =>
        fields.Fields.ToImmutableDictionary(field => field.Key, field => Marked(PropertyReader.Read(field.Value)));

    /// <summary>The fields to send for values of which some may be outputs.</summary>
    public static async Task<Struct> WriteAsync(string owner, ImmutableDictionary<string, object?> values) =>
        (await PropertyMaps.WriteAsync(owner, values, new(References: true, Outputs: true))).Properties;

    private static object? Marked(OutputState<object?> state)
    {
        if (state is { IsKnown: true, IsSecret: false, Resources.IsEmpty: true }) return state.Value;
        return typeof(CallbackValues).GetMethod(nameof(OutputOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(state.Value?.GetType() ?? typeof(object)).Invoke(null, [state]);
    }

    private static Output<T> OutputOf<T>(OutputState<object?> state) => new(Task.FromResult(state.With((T)state.Value!)));
}
