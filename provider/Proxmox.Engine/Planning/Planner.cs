using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
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
/// cleared. PVE's own choices are unknown until they are made, and so is what a new object gets from the one that it is copied from.
/// </remarks>
internal sealed class Planner
{
    private readonly ManagedAttributes _memory;
    private readonly Copying? _copying;
    private ImmutableArray<Field> _copied = [];
    private Value _config = Value.Null;
    private Value _prior = Value.Null;

    /// <param name="memory">What the user had set in the last apply.</param>
    /// <param name="copying">How a new object can begin as a copy of another; null when it never does.</param>
    public Planner(ManagedAttributes memory, Copying? copying = null) => (_memory, _copying) = (memory, copying);

    /// <summary>The attributes whose change the object does not survive.</summary>
    public List<AttributePath> Replaces { get; } = [];

    /// <summary>The slots that leave the plan but stay in PVE, for the user never set them.</summary>
    public List<AttributePath> Leaves { get; } = [];

    /// <summary>The planned members of an object.</summary>
    public Value Members(IEnumerable<Field> fields, Value config, Value prior, AttributePath at)
    {
        if (at.IsRoot)
        {
            (_config, _prior) = (config, prior);
            _copied = prior.IsNull && _copying is { } copying && copying.From.Any(source => !config[source.Name].IsNull)
                ? copying.Copied : [];
        }

        var all = fields.ToList();
        var planned = Value.Object(all.Select(field =>
            KeyValuePair.Create(field.Name, Member(field, config[field.Name], prior[field.Name], prior.IsNull, at.Attribute(field.Name)))));
        return prior.IsNull ? planned : all
            .Where(field => config[field.Name].IsNull && IsTouched(field))
            .Aggregate(planned, (members, field) => members.With(field.Name, field.IsSecret ? Value.Unknown.AsSecret() : Value.Unknown));

        bool IsTouched(Field field) => field.Follows?.Invoke().Any(other => !planned[other.Name].Equals(prior[other.Name])) is true
            || field.FollowsObject?.Invoke()
                .Any(other => !_config[other.Name].IsNull && !_config[other.Name].Equals(_prior[other.Name])) is true
            || field.IsUnknownWhen?.Invoke(prior, WithLeft(planned)) is true;
    }

    private Value Member(Field field, Value config, Value prior, bool isNew, AttributePath at)
    {
        var planned = Settle(field, config, prior, isNew, at);
        if (!isNew && RequiresReplace(field, config, prior, planned))
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

        return SemanticEquality.Equal(field, config, prior) && !prior.IsNull ? prior
            : field.IsCreateOnly && !prior.IsNull ? prior
            : Parts(field, field.Type, config, prior, at);
    }

    private Value Unset(Field field, Value prior, bool isNew, AttributePath at)
    {
        if (isNew)
        {
            return field.IsServerChosen || (!field.IsNeverReturned && IsCopied(at)) ? Value.Unknown : field.ImpliedDefault;
        }

        // What PVE never tells is known only from the config, so it goes with the config.
        if (field is { IsNeverReturned: true, IsServerChosen: false } && field.ImpliedDefault.IsNull)
        {
            return Value.Null;
        }

        if (!_memory.Manages(at.ToString()) || field.Clear is Clear.ByForgetting)
        {
            return prior;
        }

        return (field.WireForm, prior.Kind) switch
        {
            (WireForm.Inline, ValueKind.Object) => Unmanaged(field.Type.Nested, prior, at),
            _ when field.IsServerChosen => Value.Unknown,
            (WireForm.Slots, ValueKind.Object) => UnmanagedSlots(prior, at),
            _ => field.ImpliedDefault,
        };
    }

    // What leaves the plan but not PVE.
    private Value WithLeft(Value planned) => Leaves
        .Where(path => path.Steps is [AttributePath.Step.Attribute, AttributePath.Step.Key])
        .Select(path => (Map: ((AttributePath.Step.Attribute)path.Steps[0]).Name, Slot: ((AttributePath.Step.Key)path.Steps[1]).Name))
        .Aggregate(planned, (vm, left) => vm.With(left.Map, vm[left.Map].With(left.Slot, _prior[left.Map][left.Slot])));

    private bool IsCopied(AttributePath at) =>
        at.Steps[0] is AttributePath.Step.Attribute top && _copied.Any(field => field.Name == top.Name);

    // What is a parameter of its own in PVE is cleared on its own: the rest stays as it is.
    private Value Unmanaged(ImmutableArray<Field> fields, Value prior, AttributePath at)
    {
        var left = Members(fields, Value.Null, prior, at);
        return left.Members.Values.All(member => member.IsNull) ? Value.Null : left;
    }

    private Value UnmanagedSlots(Value prior, AttributePath at)
    {
        var left = prior.Members.Where(member => !_memory.Manages(at.Key(member.Key).ToString())).ToList();
        return left.Count == 0 ? Value.Null : Value.Object(left);
    }

    // Hosts take a list, set or map of plain values as the config has it or as it was, and nothing in between.
    private Value Parts(Field field, FieldType type, Value config, Value prior, AttributePath at) => type switch
    {
        _ when type.Nested.IsEmpty => config,
        FieldType.Object nested => Members(nested.Fields, config, prior, at),
        FieldType.Map map => Value.Object(Kept(field, config, prior, at).Members.Select(member =>
            KeyValuePair.Create(member.Key, Element(field, map.Element, member.Value, prior[member.Key], at.Key(member.Key))))),
        FieldType.List list => Value.List(
            config.Items.Select((item, index) => Whole(field, list.Element, item, [.. prior.Items.Skip(index).Take(1)], at.Index(index)))),
        FieldType.Set set => Value.Set(Each(field, set.Element, config, prior, at)),
        _ => config,
    };

    private Value Kept(Field field, Value config, Value prior, AttributePath at)
    {
        if (field.WireForm == WireForm.Slots)
        {
            Leaves.AddRange(
                prior.Members.Keys.Where(slot => config[slot].IsNull).Select(at.Key).Where(path => !_memory.Manages(path.ToString())));
        }

        return config;
    }

    private Value Element(Field field, FieldType type, Value config, Value prior, AttributePath at)
    {
        var element = field with { Type = type };
        return config.IsUnknown || config.IsNull ? config
            : !prior.IsNull && SemanticEquality.Equal(element, config, prior) ? prior
            // What is no slot is written as a whole: what it leaves out is not set.
            : Parts(element, type, config, field.WireForm == WireForm.Slots ? prior : Value.Null, at);
    }

    // Every recorded element of a set stands for one of the config's, so that none gets lost.
    private IEnumerable<Value> Each(Field field, FieldType type, Value config, Value prior, AttributePath at)
    {
        var recorded = prior.Items.ToList();
        foreach (var item in config.Items)
        {
            var planned = Whole(field, type, item, recorded, at);
            recorded.Remove(planned);
            yield return planned;
        }
    }

    // An element of a list or set has no identity but its value: it is a recorded one that means the same, or new as a whole.
    private Value Whole(Field field, FieldType type, Value config, IReadOnlyList<Value> recorded, AttributePath at)
    {
        var element = field with { Type = type };
        if (config.IsUnknown || config.IsNull)
        {
            return config;
        }

        (var copied, _copied) = (_copied, []);
        var planned = recorded.FirstOrDefault(old => SemanticEquality.Matches(element, config, old))
            ?? Parts(element, type, config, Value.Null, at);
        _copied = copied;
        return planned;
    }

    private static bool RequiresReplace(Field field, Value config, Value prior, Value planned)
    {
        if (SemanticEquality.Equal(field, prior, planned))
        {
            return false;
        }

        // A value that PVE does not tell is missing after an import; recording it changes nothing.
        if (prior.IsNull && field.IsNeverReturned)
        {
            return false;
        }

        return field.IsReplacing || (field.Clear is Clear.ByReplacing && config.IsNull);
    }
}
