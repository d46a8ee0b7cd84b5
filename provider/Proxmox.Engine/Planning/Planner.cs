using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Planning;

/// <summary>
/// The three-way plan of one object from config, state and the managed attributes. It looks at nothing else, so that the same question
/// always has the same answer.
/// </summary>
/// <remarks>
/// Set: planned as written, or as recorded where that means the same. Unset and never managed: what PVE has is kept. Unset but managed:
/// cleared. PVE's own choices are unknown until they are made.
/// </remarks>
internal sealed class Planner
{
    private readonly Memory _memory;

    public Planner(Memory memory) => _memory = memory;

    /// <summary>The attributes whose change the object does not survive.</summary>
    public List<AttributePath> Replaces { get; } = [];

    /// <summary>The planned members of an object.</summary>
    public Value Members(IEnumerable<Field> fields, Value config, Value prior, AttributePath at) =>
        Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, Member(field, config[field.Name], prior[field.Name], prior.IsNull, at.Attribute(field.Name)))));

    private Value Member(Field field, Value config, Value prior, bool isNew, AttributePath at)
    {
        var planned = Settle(field, config, prior, isNew, at);
        if (!isNew && Kills(field, config, prior, planned))
        {
            Replaces.Add(at);
        }

        return field.IsSecret ? planned.AsSecret() : planned;
    }

    private Value Settle(Field field, Value config, Value prior, bool isNew, AttributePath at)
    {
        if (field.IsWriteOnly)
        {
            return Value.Null;
        }

        if (!field.IsInput)
        {
            return isNew ? Value.Unknown : prior;
        }

        if (config.IsUnknown)
        {
            return Value.Unknown;
        }

        if (config.IsNull)
        {
            return Unset(field, prior, isNew, at);
        }

        if (isNew)
        {
            return Parts(field, field.Type, config, prior, at);
        }

        return Sameness.Same(field, config, prior) && !prior.IsNull ? prior
            : field.IsCreateOnly && !prior.IsNull ? prior
            : Parts(field, field.Type, config, prior, at);
    }

    private Value Unset(Field field, Value prior, bool isNew, AttributePath at)
    {
        if (isNew)
        {
            return field.IsAssigned ? Value.Unknown : field.AbsentMeans;
        }

        // What PVE never tells is known only from the config, so it goes with the config.
        if (field is { IsUnread: true, IsAssigned: false } && field.AbsentMeans.IsNull)
        {
            return Value.Null;
        }

        if (!_memory.Manages(at.ToString()) || field.Clear is Clear.ByForgetting)
        {
            return prior;
        }

        return field.IsAssigned ? Value.Unknown : field.AbsentMeans;
    }

    private Value Parts(Field field, FieldType type, Value config, Value prior, AttributePath at) => type switch
    {
        FieldType.Object nested => Members(nested.Fields, config, prior, at),
        FieldType.Map map => Value.Object(config.Members.Select(member =>
            KeyValuePair.Create(member.Key, Element(field, map.Element, member.Value, prior[member.Key], at.Key(member.Key))))),
        FieldType.List list => Value.List(config.Items.Select((item, index) =>
            Element(field, list.Element, item, index < prior.Items.Length ? prior.Items[index] : Value.Null, at.Index(index)))),
        FieldType.Set set => Value.Set(config.Items.Select(item => SetElement(field, set.Element, item, prior, at))),
        _ => config,
    };

    private Value Element(Field field, FieldType type, Value config, Value prior, AttributePath at)
    {
        var element = field with { Type = type };
        return config.IsUnknown || config.IsNull ? config
            : !prior.IsNull && Sameness.Same(element, config, prior) ? prior
            : Parts(element, type, config, prior, at);
    }

    // An element of a set has no identity but its value; it is an old one when it means the same as an old one.
    private Value SetElement(Field field, FieldType type, Value config, Value prior, AttributePath at)
    {
        var element = field with { Type = type };
        var same = config.IsUnknown ? null : prior.Items.FirstOrDefault(old => Sameness.Same(element, old, config));
        return same ?? (config.IsUnknown ? config : Parts(element, type, config, Value.Null, at));
    }

    private static bool Kills(Field field, Value config, Value prior, Value planned)
    {
        if (Sameness.Same(field, prior, planned))
        {
            return false;
        }

        // A value that PVE does not tell is missing after an import; recording it changes nothing.
        if (prior.IsNull && field.IsUnread)
        {
            return false;
        }

        return field.IsReplacing || (field.Clear is Clear.ByReplacing && config.IsNull);
    }
}
