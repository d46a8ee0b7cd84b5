using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests;

/// <summary>A part of a VM's config that a plan changes, as small as PVE takes it: a slot, a member of a group, or an attribute.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Attribute">The attribute of the VM that it belongs to.</param>
/// <param name="Field">The member of the group, else the attribute; for a slot the map.</param>
/// <param name="Before">What it is.</param>
/// <param name="After">What it will be.</param>
internal sealed record ChangedPart(AttributePath Path, Field Attribute, Field Field, Value Before, Value After)
{
    /// <summary>The parts that differ. What PVE is to choose is not known to.</summary>
    public static IEnumerable<ChangedPart> Of(IEnumerable<Field> attributes, Attributes prior, Attributes planned) =>
        attributes.SelectMany(
            attribute => Of(new(AttributePath.Of(attribute.Name), attribute, attribute, prior[attribute], planned[attribute])));

    /// <summary>
    /// True when PVE lets only its superuser make the change. What create alone uses counts where there was nothing before.
    /// </summary>
    public bool IsRootOnly => Keeps(Field, Before, After)
        || Field.Type.Nested.Any(member => Keeps(member, member.IsCreateOnly ? Value.Null : Before[member.Name], member.IsCreateOnly
            && !Before.IsNull ? Value.Null : After[member.Name]));

    private static bool Keeps(Field field, Value before, Value after) => field.RootOnly is { } kept
        && ((Value[])[before, after]).Any(value => value is { IsNull: false, IsUnknown: false } && kept.Applies(value));

    private static IEnumerable<ChangedPart> Of(ChangedPart whole) => whole.After.IsUnknown ? [] : whole.Field.WireForm switch
    {
        WireForm.Inline => whole.Field.Type.Nested.SelectMany(inner => Of(whole with
        {
            Path = whole.Path.Attribute(inner.Name),
            Field = inner,
            Before = whole.Before[inner.Name],
            After = whole.After[inner.Name],
        })),
        WireForm.Slots => whole.Before.Members.Keys.Union(whole.After.Members.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(slot => whole with { Path = whole.Path.Key(slot), Before = whole.Before[slot], After = whole.After[slot] })
            .Where(slot => Differs(slot.Field with { Type = ((FieldType.Map)slot.Field.Type).Element }, slot)),
        _ => Differs(whole.Field, whole) ? [whole] : [],
    };

    private static bool Differs(Field field, ChangedPart part) => !SemanticEquality.Equal(field, part.Before, part.After);
}
