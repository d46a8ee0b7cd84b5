using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Validation;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Functions;

/// <summary>The options of a device as PVE writes them in one text, by the attributes that a guest's declaration has for them.</summary>
internal static class OptionText
{
    /// <summary>The attributes that stand in such a text: all but those that PVE is told by other ways.</summary>
    public static ImmutableArray<Field> Within(IEnumerable<Field> fields) =>
        [.. fields.Where(field => !field.IsNeverReturned || field.IsCreateOnly).Select(field => field with { IsNeverReturned = false })];

    /// <summary>The attributes as a function tells them.</summary>
    public static ImmutableArray<Field> Told(IEnumerable<Field> fields) =>
        [.. Within(fields).Select(field => field with
        {
            Doc = field.ReadDoc ?? field.Doc,
            Presence = Presence.Computed,
            IsAlwaysReturned = field.Presence == Presence.Required,
            Privileges = [],
            Effect = null,
            RootOnly = null,
        })];

    /// <summary>The attributes as a function takes them.</summary>
    public static ImmutableArray<Field> Taken(IEnumerable<Field> fields) =>
        [.. Within(fields).Select(field => field with
        {
            Doc = field.ReadDoc ?? field.Doc,
            IsServerChosen = false,
            IsCreateOnly = false,
            Privileges = [],
            Effect = null,
            RootOnly = null,
        })];

    /// <summary>The attributes that a text stands for.</summary>
    /// <param name="parameter">The parameter that the text was given for.</param>
    /// <param name="text">The text.</param>
    /// <param name="defaultKey">The option whose value may stand alone; null for none.</param>
    /// <param name="fields">The attributes.</param>
    /// <param name="read">The options as the attributes read them.</param>
    /// <param name="passed">Options that say nothing.</param>
    public static Value Read(Field parameter, string text, string? defaultKey, IReadOnlyList<Field> fields, Func<string, PveData> read,
        params ReadOnlySpan<string> passed)
    {
        if (!PropertyString.TryParse(text, defaultKey, out _, out var problem))
        {
            throw new FunctionFault(parameter, $"{parameter.Name} must be options such as PVE writes them, but {problem}.");
        }

        var told = read(text);
        var options = fields.SelectMany(Options).ToList();
        foreach (var (option, value) in told.Members)
        {
            if (value.IsNull || passed.Contains(option))
            {
                continue;
            }

            if (options.Find(field => field.Wire == option) is not { } field)
            {
                var known = options.Select(known => known.Wire).ToList();
                throw new FunctionFault(parameter, $"{parameter.Name} has the option {option}, for which there is no attribute."
                    + (NearestName.Of(option, known) is { } meant ? $" Did you mean {meant}?" : ""));
            }

            if (FromData.Member(field, told).IsNull)
            {
                var expected = field.Type is FieldType.Bool ? "0 or 1" : "a number";
                throw new FunctionFault(parameter, $"{option} in {parameter.Name} must be {expected}, but is \"{value.AsText()}\".");
            }
        }

        var values = FromData.Members(fields, told);
        return ValueProblems.First(fields, values) is { } wrong ? throw new FunctionFault(parameter, $"In {parameter.Name}, {wrong}")
            : values;
    }

    private static IEnumerable<Field> Options(Field field) =>
        field.WireForm == WireForm.Inline ? field.Type.Nested.SelectMany(Options) : [field];
}
