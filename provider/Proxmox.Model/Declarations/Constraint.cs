using System.Collections.Immutable;
using Proxmox.Model.Fields;

namespace Proxmox.Model.Declarations;

/// <summary>A problem that a constraint found.</summary>
/// <param name="Field">The attribute that the message is shown at.</param>
/// <param name="Text">What is wrong and what to do, in sentences.</param>
public sealed record Violation(Field Field, string Text);

/// <summary>What must hold between several attributes of a config. It must not judge what is unknown.</summary>
/// <param name="Check">Gives the problems of a config; an unknown value may still turn out right.</param>
public sealed record Constraint(Func<Attributes, IEnumerable<Violation>> Check)
{
    /// <summary>Exactly one of the attributes is set.</summary>
    public static Constraint ExactlyOne(params ImmutableArray<Field> fields) => new(config =>
    {
        var set = Set(config, fields);
        if (set.Count > 1)
        {
            return [new(set[1], $"{Names(set)} exclude each other: set only one of them.")];
        }

        return set.Count == 0 && !AnyUnknown(config, fields) ? [new(fields[0], $"One of {Names(fields)} must be set.")] : [];
    });

    /// <summary>At most one of the attributes is set.</summary>
    public static Constraint AtMostOne(params ImmutableArray<Field> fields) => new(config =>
        Set(config, fields) is { Count: > 1 } set ? [new(set[1], $"{Names(set)} exclude each other: set only one of them.")] : []);

    /// <summary>At least one of the attributes is set.</summary>
    public static Constraint AtLeastOne(params ImmutableArray<Field> fields) => new(config =>
        Set(config, fields).Count == 0 && !AnyUnknown(config, fields) ? [new(fields[0], $"At least one of {Names(fields)} must be set.")]
            : []);

    /// <summary>When the first attribute is set, the others must be too.</summary>
    public static Constraint Needs(Field field, params ImmutableArray<Field> needed) => new(config =>
        config.Has(field)
            ? needed.Where(other => config[other].IsNull)
                .Select(other => new Violation(field, $"{field.Name} needs {other.Name} beside it: set both or neither."))
            : []);

    // An unknown attribute will most likely turn out set, but only a value that is there can be called one too many.
    private static List<Field> Set(Attributes config, ImmutableArray<Field> fields) => [.. fields.Where(config.Has)];

    private static bool AnyUnknown(Attributes config, ImmutableArray<Field> fields) => fields.Any(field => config[field].IsUnknown);

    private static string Names(IEnumerable<Field> fields) => string.Join(" and ", fields.Select(field => field.Name));
}
