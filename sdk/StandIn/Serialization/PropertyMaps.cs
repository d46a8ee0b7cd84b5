using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>Writes the arguments of a resource or function, each by itself.</summary>
internal static class PropertyMaps
{
    /// <summary>Writes arguments.</summary>
    /// <param name="owner">Whose they are, for errors.</param>
    /// <param name="values">The arguments by name; null ones are left out.</param>
    /// <param name="options">What the receiver knows.</param>
    /// <returns>What to send, and the resources that each argument comes from.</returns>
    /// <exception cref="InvalidOperationException">One cannot be sent; the message names it.</exception>
    public static async Task<(Struct Properties, ImmutableDictionary<string, IReadOnlySet<Resource>> Dependencies)> WriteAsync(
        string owner, IEnumerable<KeyValuePair<string, object?>> values, PropertyWriterOptions options)
    {
        Struct properties = new();
        var dependencies =
            ImmutableDictionary.CreateBuilder<string, IReadOnlySet<Resource>>();
        foreach ((var name, var value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            PropertyWriter writer = new(options);
            if (await writer.WriteAsync($"{owner}.{name}", value) is not { } written)
            {
                continue;
            }

            properties.Fields[name] = written;
            dependencies[name] = writer.Dependencies;
        }

        return (properties, dependencies.ToImmutable());
    }
}
