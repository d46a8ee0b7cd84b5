using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Cluster.Ha.Commands;

/// <summary>See <see cref="HaMove"/>.</summary>
public static class HaResourceRelocate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        HaMove.Of("relocate", "Has the HA manager shut a guest down, move it to another node and start it there.");
}
