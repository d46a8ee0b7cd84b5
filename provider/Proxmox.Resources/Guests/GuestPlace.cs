using Proxmox.Client;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests;

/// <summary>A guest, and the node where it was found: it may be on another one the next time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Node">The node.</param>
/// <param name="VmId">The VMID.</param>
public sealed record GuestPlace(GuestKind Kind, string Node, long VmId)
{
    /// <summary>The guest's path in the API.</summary>
    public string Path { get; } = Kind.Collection(Node) + PvePath.Join(Number.Of(VmId).ToString());

    /// <summary>As PVE calls it: <c>VM 100</c>, <c>CT 200</c>.</summary>
    public override string ToString() => Kind.Called(VmId);
}
