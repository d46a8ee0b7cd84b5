using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Access;

/// <summary>The realm <c>pam</c> (PVE::Auth::PAM).</summary>
public static class RealmPam
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = RealmFields.BuiltIn(
        "pam", "The realm `pam`: users of the nodes' own Linux system.", "Linux PAM standard authentication");
}
