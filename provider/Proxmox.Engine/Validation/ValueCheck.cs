using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Validation;

/// <summary>Holds values to what their fields accept and to what PVE's notation can carry. What is unknown is not judged.</summary>
/// <param name="diagnostics">Where every problem is added, at its path.</param>
internal sealed class ValueCheck(DiagnosticList diagnostics)
{
    private const int LongestShown = 200;
    private const int MostNamed = 8;

    private AttributePath? _set;

    /// <summary>Checks the members that the user gives.</summary>
    public void Members(IEnumerable<Field> fields, Value config, AttributePath at)
    {
        foreach (var field in fields.Where(field => field.IsInput))
        {
            CheckGiven(field, config[field.Name], at.Attribute(field.Name));
            Check(field, config[field.Name], at.Attribute(field.Name));
        }
    }

    /// <summary>Checks the value of one field.</summary>
    public void Check(Field field, Value value, AttributePath at) => Check(field, field.Type, value, at, Notation.Of(field));

    private void Check(Field field, FieldType type, Value value, AttributePath at, Notation notation)
    {
        if (value.IsNull || value.IsUnknown)
        {
            return;
        }

        switch (type)
        {
            case FieldType.Object nested:
                if (!(field.IsKeyEnough && field.Type is FieldType.Map))
                {
                    CheckSaysSomething(nested, value, at);
                }

                foreach (var inner in nested.Fields.Where(inner => inner.IsInput))
                {
                    CheckGiven(inner, value[inner.Name], at.Attribute(inner.Name));
                    Check(inner, inner.Type, value[inner.Name], at.Attribute(inner.Name), Notation.Of(inner).Inside(notation));
                }

                break;
            case FieldType.Map map:
                foreach (var (key, element) in value.Members)
                {
                    CheckKey(field, key, at);
                    CheckElement(field, map.Element, element, at.Key(key), notation);
                }

                break;
            case FieldType.List list:
                foreach (var (index, element) in value.Items.Index())
                {
                    CheckElement(field, list.Element, element, at.Index(index), notation);
                }

                break;
            case FieldType.Set set:
                // An element of a set has no path of its own, and neither has what is inside it.
                var outer = _set;
                _set ??= at;
                foreach (var element in value.Items)
                {
                    CheckElement(field, set.Element, element, at, notation);
                }

                _set = outer;

                break;
            default:
                CheckScalar(field, type, value, at, notation);
                break;
        }
    }

    // Clients hold that something is written, not that it has a value: a variable may be null. A secret may rightly be none until it is
    // needed.
    private void CheckGiven(Field field, Value value, AttributePath at)
    {
        if (field is { Presence: Presence.Required, IsSecret: false } && value.IsNull)
        {
            diagnostics.Error($"Missing {field.Name}", $"{at} must be set, but has no value.", _set ?? at);
        }
    }

    // Clients drop names that the schema does not have before the provider sees them; an object of such names alone comes without a value.
    private void CheckSaysSomething(FieldType.Object type, Value value, AttributePath at)
    {
        var members = type.Fields.Where(member => member.IsInput).ToList();
        if (members.Count == 0 || members.Exists(member => !value[member.Name].IsNull))
        {
            return;
        }

        var names = string.Join(", ", members.Take(MostNamed).Select(member => member.Name))
            + (members.Count > MostNamed ? " and others" : "");
        diagnostics.Warn(
            "An object has none of its members",
            $"{at} is written, but none of its members has a value, so that it says nothing. A name that it does not have is dropped "
                + $"without a word: check the spelling. Its members are {names}; leave {at} out where it is to say nothing.",
            _set ?? at);
    }

    private void CheckKey(Field field, string key, AttributePath at)
    {
        if (field.WireForm == WireForm.Slots && !field.IsSlot(key))
        {
            var known = field.SlotNames.IsEmpty ? [new(field.Wire)] : field.SlotNames;
            Error(
                field,
                $"\"{key}\" is no slot of {at}: PVE has {string.Join(", ", known)}. Write a key such as \"{known[0].Prefix}0\".",
                at.Key(key));
        }
    }

    private void CheckElement(Field field, FieldType type, Value element, AttributePath at, Notation notation)
    {
        if (element.IsNull)
        {
            Error(field, $"{at} holds null, which PVE cannot store. Leave the element out.", at);
        }

        Check(field, type, element, at, notation);
    }

    private void CheckScalar(Field field, FieldType type, Value value, AttributePath at, Notation notation)
    {
        if (type is FieldType.Number { IsWhole: true } && value.AsNumber() is { } number && number.AsLong() is null)
        {
            Refuse(number.IsWhole ? "a whole number of at most 64 bits" : "a whole number");
            return;
        }

        if (value.AsText() is { } text)
        {
            if (field.Format is { } format && format.Canonical(text) is null)
            {
                Refuse(format.Expectation);
                return;
            }


            if ((field.Presence == Presence.Required || field.IsServerChosen) && SemanticEquality.IsEmptyText(field, value))
            {
                Refuse("text that is not empty");
                return;
            }

            if (notation.Problem(field.Format?.Sent(text) ?? text) is { } problem)
            {
                Refuse(problem);
                return;
            }
        }

        foreach (var rule in field.Rules.Where(rule => !rule.Accepts(value)))
        {
            Refuse(
                rule.Expectation,
                rule.Cause(value)
                    ?? (value.AsText() is { } word && NearestName.Of(word, rule.Words) is { } meant ? $"Did you mean \"{meant}\"?" : null));
        }

        void Refuse(string expectation, string? hint = null) => Error(
            field,
            field.IsSecret || value.IsSecret ? $"{at} must be {expectation}; its value is secret and not shown."
                : $"{at} must be {expectation}, but is {Shown(value)}." + (hint is null ? "" : " " + hint),
            at);
    }

    private void Error(Field field, string detail, AttributePath at) => diagnostics.Error($"Invalid {field.Name}", detail, _set ?? at);

    private static string Shown(Value value) => value.ToString() is { Length: > LongestShown } text ? text[..LongestShown] + "…"
        : value.ToString();
}
