using System.Text.Json;

namespace Pulumi;

/// <content>JSON texts of values that hold inputs and outputs.</content>
public static partial class Output
{
    /// <summary>The JSON text of a value; unknown or secret as soon as something within it is.</summary>
    /// <param name="value">The value, with inputs and outputs at any depth.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        async Task<OutputState<string>> StateAsync()
        {
            var state = await value.State;
            if (!state.IsKnown)
            {
                return state.With("");
            }

            OutputJsonConverter converter = new(isSecret: false, []);
            var json = await converter.WriteAsync(state.Value, options);
            return converter.Seen.With(json).Joined(state);
        }

        return new(StateAsync());
    }

    /// <summary>A value read from a JSON text; inputs and outputs within it are secret if the text is.</summary>
    /// <param name="json">The text.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        async Task<OutputState<T>> StateAsync()
        {
            var state = await json.State;
            if (!state.IsKnown)
            {
                return state.With(default(T)!);
            }

            OutputJsonConverter converter = new(state.IsSecret, state.Resources);
            return state.With(JsonSerializer.Deserialize<T>(state.Value, converter.With(options))!);
        }

        return new(StateAsync());
    }
}
