using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>The difference between a state and a plan as PVE's parameters: what is set, and what is cleared.</summary>
public sealed class Changes
{
    private readonly Form _form = new();
    private readonly SortedSet<string> _deleted = new(StringComparer.Ordinal);

    private readonly SortedSet<string> _shared = new(StringComparer.Ordinal);
    private readonly ManagedAttributes? _managed;

    private Changes(ManagedAttributes? managed) => _managed = managed;

    /// <summary>True when nothing is to be sent.</summary>
    public bool IsEmpty => _form.Count == 0 && _deleted.Count == 0;

    /// <summary>The parameters of a create: every value that the user set, and the identity.</summary>
    public static Form Create(IEnumerable<Field> fields, Attributes config, Attributes planned)
    {
        var form = new Form();
        var all = fields.ToList();
        foreach (var field in all)
        {
            AddSet(form, field, config[field], planned[field]);
        }

        foreach (var parameter in SharedParameters.Given(all, config.Value))
        {
            form.Add(parameter, SharedParameters.Text(parameter, all, planned));
        }

        return form;
    }

    /// <summary>The parameters of an update.</summary>
    /// <param name="fields">The attributes.</param>
    /// <param name="config">What the user wrote.</param>
    /// <param name="prior">The state.</param>
    /// <param name="planned">The plan.</param>
    /// <param name="isChanged">Whether an attribute is to be sent although state and plan hold the same, as a write-only secret.</param>
    /// <param name="managed">What the user had set in the last apply: only such slots are freed. Null when all were.</param>
    public static Changes Update(IEnumerable<Field> fields, Attributes config, Attributes prior, Attributes planned,
        Func<Field, bool> isChanged, ManagedAttributes? managed = null)
    {
        var changes = new Changes(managed);
        var all = fields.ToList();
        foreach (var field in all)
        {
            if (field is { IsInput: true, IsNotAParameter: false, IsCreateOnly: false } && isChanged(field))
            {
                changes.Add(field, config[field], prior[field], planned[field], AttributePath.Of(field.Name));
            }
        }

        foreach (var parameter in changes._shared)
        {
            changes.AddShared(parameter, SharedParameters.Text(parameter, all, planned));
        }

        return changes;
    }

    /// <summary>All parameters: the values, and what is cleared in <c>delete</c>.</summary>
    /// <param name="deletesInArray">Whether <c>delete</c> is an array.</param>
    public Form ToForm(bool deletesInArray = false)
    {
        var form = new Form().AddAll(_form);
        if (deletesInArray)
        {
            return _deleted.Aggregate(form, (all, name) => all.Add("delete", name));
        }

        return _deleted.Count == 0 ? form : form.Add("delete", string.Join(',', _deleted));
    }

    private static void AddSet(Form form, Field field, Value config, Value planned)
    {
        if (field is not { IsInput: true, IsNotAParameter: false, Part: null } || config.IsNull
            || SemanticEquality.IsEmptyText(field, planned))
        {
            return;
        }

        if (field.WireForm != WireForm.Inline)
        {
            Mapping.ToForm.Add(form, field, planned);
            return;
        }

        foreach (var inner in field.Type.Nested)
        {
            AddSet(form, inner, config[inner.Name], planned[inner.Name]);
        }
    }

    private void Add(Field field, Value config, Value prior, Value planned, AttributePath at)
    {
        switch (field.WireForm)
        {
            // What PVE may choose anew beside a change of others was never the user's, so it is not cleared.
            case var _ when planned.IsUnknown && config.IsNull && _managed?.Manages(at.ToString()) is false:
                break;
            case var _ when field.Part is not null:
                _shared.Add(field.Wire);
                break;
            case WireForm.Inline:
                foreach (var inner in field.Type.Nested)
                {
                    if (inner is { IsInput: true, IsNotAParameter: false, IsCreateOnly: false }
                        && !SemanticEquality.Equal(inner, prior[inner.Name], planned[inner.Name]))
                    {
                        Add(inner, config[inner.Name], prior[inner.Name], planned[inner.Name], at.Attribute(inner.Name));
                    }
                }

                break;
            case WireForm.Slots:
                AddSlots(field, prior, planned, at);
                break;
            // The plan shows what PVE means by an unset attribute; sending that would set it.
            case var _ when planned.IsNull || planned.IsUnknown || config.IsNull || SemanticEquality.IsEmptyText(field, planned):
                Remove(field);
                break;
            // Nothing is sent for an empty array, and an empty property string is none.
            case WireForm.Repeated when planned.Items.IsEmpty:
            case WireForm.NamedValues when planned.Members.Count == 0:
            case WireForm.PropertyString or WireForm.Variables when Mapping.ToForm.Text(field, planned).Length == 0:
                Remove(field);
                break;
            default:
                Mapping.ToForm.Add(_form, field, planned);
                break;
        }
    }

    private void AddShared(string parameter, string text)
    {
        if (text.Length == 0)
        {
            _deleted.Add(parameter);
        }
        else
        {
            _form.Add(parameter, text);
        }
    }

    private void AddSlots(Field field, Value prior, Value planned, AttributePath at)
    {
        foreach (var slot in prior.Members.Keys.Where(
            slot => planned[slot].IsNull && (_managed is null || ManagedSlots.Manages(_managed, at, slot))))
        {
            _deleted.Add(field.SlotParameter(slot));
        }

        var element = field with { Type = field.Type is FieldType.Map map ? map.Element : field.Type };
        var changed = planned.Members.Where(member => !SemanticEquality.Equal(element, prior[member.Key], member.Value)).ToList();
        if (changed.Count > 0)
        {
            Mapping.ToForm.Add(_form, field, Value.Object(changed));
        }
    }

    private void Remove(Field field)
    {
        switch (field.Clear)
        {
            case Clear.ByDelete:
                _deleted.Add(field.Wire);
                break;
            case Clear.BySending sending:
                _form.Add(field.Wire, sending.WireValue, field.IsSecret);
                break;
            // A replacement never gets here, and what is only forgotten has nothing to send.
            default:
                break;
        }
    }
}
