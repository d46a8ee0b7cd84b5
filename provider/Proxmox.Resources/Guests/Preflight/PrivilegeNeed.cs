using Proxmox.Model.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>What the user or token must be allowed for a part of a plan.</summary>
/// <param name="At">The attribute that asks for it.</param>
/// <param name="Privilege">The privilege.</param>
/// <param name="Path">The path that PVE checks.</param>
/// <param name="Purpose">What it is needed for, behind "to".</param>
internal sealed record PrivilegeNeed(AttributePath At, Privilege Privilege, string Path, string Purpose)
{
    /// <summary>A need of a privilege to set the attribute.</summary>
    public static PrivilegeNeed ToSet(AttributePath at, Privilege privilege, string path) => new(at, privilege, path, $"set {at}");
}
