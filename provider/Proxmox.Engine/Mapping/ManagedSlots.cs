using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Tells the slots of a map that the user has set from those that somebody else did: only the former are ever freed.</summary>
internal static class ManagedSlots
{
    /// <summary>True when the user had set that slot of the map at that path in the last apply.</summary>
    public static bool Manages(ManagedAttributes managed, AttributePath at, string slot) => managed.Manages(at.Key(slot).ToString());

    /// <summary>
    /// What is recorded of the slots that PVE tells. While the map is managed, those that are neither recorded nor managed are left out:
    /// hosts would plan their removal otherwise. Values of other fields stay as they are.
    /// </summary>
    public static Value Of(Field field, Value told, Value recorded, ManagedAttributes managed) =>
        Of(field, told, recorded, managed, AttributePath.Of(field.Name));

    private static Value Of(Field field, Value told, Value recorded, ManagedAttributes managed, AttributePath at) => field.WireForm switch
    {
        WireForm.Slots when managed.Manages(at.ToString()) =>
            Some(told.Members.Where(slot => recorded[slot.Key] is { IsNull: false } || Manages(managed, at, slot.Key))),
        WireForm.Inline => Some(field.Type.Nested.Where(_ => !told.IsNull).Select(inner =>
            KeyValuePair.Create(inner.Name, Of(inner, told[inner.Name], recorded[inner.Name], managed, at.Attribute(inner.Name))))),
        _ => told,
    };

    private static Value Some(IEnumerable<KeyValuePair<string, Value>> members) =>
        Value.Object(members) is var all && all.Members.Values.All(member => member.IsNull) ? Value.Null : all;
}
