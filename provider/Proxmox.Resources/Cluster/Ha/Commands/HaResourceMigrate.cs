using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Cluster.Ha.Commands;

/// <summary>See <see cref="HaMove"/>.</summary>
public static class HaResourceMigrate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        HaMove.Of("migrate", "Has the HA manager move a guest to another node, a VM while it runs.");
}
