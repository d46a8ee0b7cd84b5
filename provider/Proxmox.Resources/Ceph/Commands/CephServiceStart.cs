using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="ServiceCommand"/>.</summary>
public static class CephServiceStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = ServiceCommand.Of("start", "Starts services of Ceph on a node.", []);
}
