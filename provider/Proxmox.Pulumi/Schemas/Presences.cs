using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>Which properties are sure to have a value.</summary>
internal static class Presences
{
    /// <summary>
    /// True for an output that is never missing: PVE always tells it, or its absence has a meaning. What PVE never tells may be missing
    /// even where it must be given, for instance after an import; and what must be given cannot be missing where it is only told.
    /// </summary>
    public static bool IsAlwaysThere(Field field) => !field.IsNeverReturned && !field.IsWriteOnly
        && field is { Presence: Presence.Required } or { IsAlwaysReturned: true } or { IsAutonamed: true, Presence: not Presence.Optional }
            or { ImpliedDefault.IsNull: false };
}
