using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>
/// Parameters that are property strings of which each key is an attribute of its own (<see cref="Field.Part"/>): they are written as a
/// whole.
/// </summary>
internal static class SharedParameters
{
    /// <summary>The text of a shared parameter; empty when no attribute gives a part of it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="fields">The attributes of the object, at every depth at which they are parameters.</param>
    /// <param name="planned">The values.</param>
    public static string Text(string parameter, IEnumerable<Field> fields, Attributes planned)
    {
        var parts = Parts(fields, planned.Value).Where(part => part.Field.Wire == parameter).ToImmutableArray();
        return ToForm.Properties(
            [.. parts.Select(part => part.Field with { Name = part.Field.Part!, Wire = part.Field.Part!, Part = null })],
            Value.Object(parts.Select(part => KeyValuePair.Create(part.Field.Part!, part.Value))));
    }

    /// <summary>The shared parameters that any attribute of a value gives a part of.</summary>
    public static IEnumerable<string> Given(IEnumerable<Field> fields, Value value) =>
        Parts(fields, value).Where(part => !part.Value.IsNull && !part.Value.IsUnknown).Select(part => part.Field.Wire)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<(Field Field, Value Value)> Parts(IEnumerable<Field> fields, Value value)
    {
        foreach (var field in fields)
        {
            if (field.Part is not null)
            {
                yield return (field, value[field.Name]);
            }
            else if (field.WireForm == WireForm.Inline)
            {
                foreach (var inner in Parts(field.Type.Nested, value[field.Name]))
                {
                    yield return inner;
                }
            }
        }
    }
}
