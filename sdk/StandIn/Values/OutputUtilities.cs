using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks behind outputs and makes outputs with marks, as tests and components need it.</summary>
public static class OutputUtilities
{
    /// <summary>An output that is not known.</summary>
    /// <param name="value">What <see cref="GetValueAsync{T}"/> tells all the same.</param>
    public static Output<T> CreateUnknown<T>(T value) => Output<T>.Unknown(value);

    /// <summary>An output that is not known.</summary>
    /// <param name="valueFactory">Never called, since the value is not known.</param>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => Output<T>.Unknown(default!).Apply(_ => valueFactory());

    /// <summary>The same output, coming from one more resource.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.Marked(state => Task.FromResult(state with { Resources = state.Resources.Add(resource) }));
    }

    /// <summary>Whether the value is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.State).IsKnown;
    }

    /// <summary>The value; meaningless when it is not known.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.State).Value;
    }

    /// <summary>The resources that the value came from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.State).Resources;
    }
}
