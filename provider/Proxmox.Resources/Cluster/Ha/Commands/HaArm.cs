using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Cluster.Ha.Commands;

/// <summary>See <see cref="HaArming"/>.</summary>
public static class HaArm
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = HaArming.Of(
        "arm", "Arms HA again after it was disarmed: the manager looks after its guests, and nodes that lose the cluster fence "
            + "themselves.", [],
        (_, status) => status.ArmedState is "armed" or "standby");
}
