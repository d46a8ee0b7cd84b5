using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Access;

/// <summary>The realm <c>pve</c> (PVE::Auth::PVE).</summary>
public static class RealmPve
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = RealmFields.BuiltIn(
        "pve", "The realm `pve`: users whose passwords PVE keeps itself.", "Proxmox VE authentication server");
}
