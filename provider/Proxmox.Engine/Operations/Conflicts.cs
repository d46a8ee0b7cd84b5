using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>Finds what somebody else changed since the plan: it is not overwritten, for the plan did not show it.</summary>
internal static class Conflicts
{
    /// <summary>
    /// Adds an error for each attribute, or slot, that an update would overwrite although it is no longer what the plan was made from.
    /// </summary>
    /// <param name="operation">The update.</param>
    /// <param name="told">The attributes that the answer tells; no other is judged.</param>
    /// <param name="live">What PVE answered.</param>
    /// <returns>True when there is none.</returns>
    public static bool AreAbsent(Operation operation, IEnumerable<Field> told, PveData live)
    {
        var isClear = true;
        foreach (var field in told.Where(field => field.IsInput && !field.IsNeverReturned && operation.IsChanged(field)))
        {
            var (prior, planned) = (operation.Prior[field], operation.Planned[field]);
            var now = PriorSpelling.Keep(field, prior, FromData.Member(field, live));
            isClear &= AreClear(operation, field, now, prior, planned, AttributePath.Of(field.Name));
        }

        return isClear;
    }

    private static bool AreClear(Operation operation, Field field, Value now, Value prior, Value planned, AttributePath at) =>
        field.WireForm switch
        {
            WireForm.Slots => SlotsAreClear(operation, field, now, prior, planned, at),
            WireForm.Inline => MembersAreClear(operation, field, now, prior, planned, at),
            _ => IsClear(operation, field, now, prior, planned, at),
        };

    // Of the members that are parameters of their own only those count that the update touches; what shares a parameter is written
    // together.
    private static bool MembersAreClear(Operation operation, Field field, Value now, Value prior, Value planned, AttributePath at)
    {
        var touched = field.Type.Nested.Where(inner => !SemanticEquality.Equal(inner, prior[inner.Name], planned[inner.Name]))
            .Select(inner => inner.Wire).ToHashSet(StringComparer.Ordinal);
        var isClear = true;
        foreach (var inner in field.Type.Nested.Where(
            inner => inner is { IsInput: true, IsNeverReturned: false } && touched.Contains(inner.Wire)))
        {
            isClear &= AreClear(operation, inner, now[inner.Name], prior[inner.Name], planned[inner.Name], at.Attribute(inner.Name));
        }

        return isClear;
    }

    // Only the slots that the update touches count.
    private static bool SlotsAreClear(Operation operation, Field field, Value now, Value prior, Value planned, AttributePath at)
    {
        var element = field with { Type = field.Type is FieldType.Map map ? map.Element : field.Type };
        var isClear = true;
        foreach (var slot in prior.Members.Keys.Union(planned.Members.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var isTouched = planned[slot].IsNull ? ManagedSlots.Manages(operation.Managed, at, slot)
                : !SemanticEquality.Equal(element, prior[slot], planned[slot]);
            if (!isTouched)
            {
                continue;
            }

            var path = at.Key(slot);
            if (prior[slot].IsNull && !now[slot].IsNull && !SemanticEquality.Satisfies(element, now[slot], planned[slot]))
            {
                operation.Diagnostics.Error(
                    $"{path} is taken",
                    $"PVE has something else in {slot} already, {Shown(field, now[slot])}, which is not managed here. Nothing was changed. "
                        + "Use a free slot, or free this one in PVE.",
                    path);
                isClear = false;
            }
            else
            {
                isClear &= IsClear(operation, element, now[slot], prior[slot], planned[slot], path);
            }
        }

        return isClear;
    }

    private static bool IsClear(Operation operation, Field field, Value now, Value prior, Value planned, AttributePath path)
    {
        if (SemanticEquality.Satisfies(field, now, prior) || SemanticEquality.Satisfies(field, now, planned))
        {
            return true;
        }

        operation.Diagnostics.Error(
            $"{operation.Resource.Name} changed after the plan",
            $"{path} was {Shown(field, prior)} when the plan was made and is {Shown(field, now)} now, so the plan did not show what would "
                + "be overwritten. Nothing was changed. Run this again.",
            path);
        return false;
    }

    private static string Shown(Field field, Value value) => (field.IsSecret ? value.AsSecret() : value).ToString();
}
