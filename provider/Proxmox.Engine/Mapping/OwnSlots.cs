using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Tells the slots of a map that the user has set from those that somebody else did: only the former are ever freed.</summary>
internal static class OwnSlots
{
    /// <summary>True when the user had set that slot in the last apply.</summary>
    public static bool Manages(Memory managed, Field field, string slot) => managed.Manages(AttributePath.Of(field.Name).Key(slot).ToString());

    /// <summary>
    /// What is recorded of the slots that PVE tells. While the map is managed, those that are neither recorded nor managed are left out: hosts
    /// would plan their removal otherwise. Values of other fields stay as they are.
    /// </summary>
    public static Value Of(Field field, Value told, Value recorded, Memory managed)
    {
        if (field.WireForm != WireForm.Slots || !managed.Manages(field.Name))
        {
            return told;
        }

        var own = told.Members.Where(slot => recorded.Members.ContainsKey(slot.Key) || Manages(managed, field, slot.Key)).ToList();
        return own.Count == 0 ? Value.Null : Value.Object(own);
    }
}
