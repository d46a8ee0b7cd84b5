using System.Collections.Immutable;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>What the user or token must be allowed for a part of a plan.</summary>
/// <param name="At">The attribute that asks for it.</param>
/// <param name="Path">The path that PVE checks.</param>
/// <param name="AnyOf">The privileges of which one is enough.</param>
/// <param name="Purpose">What it is needed for, behind "to".</param>
internal sealed record PrivilegeNeed(AttributePath At, string Path, ImmutableArray<string> AnyOf, string Purpose)
{
    /// <summary>A need of one privilege, to set the attribute.</summary>
    public static PrivilegeNeed ToSet(AttributePath at, string path, params ImmutableArray<string> anyOf) => new(at, path, anyOf, $"set {at}");
}
