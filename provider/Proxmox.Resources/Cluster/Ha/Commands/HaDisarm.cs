using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha.Commands;

/// <summary>See <see cref="HaArming"/>.</summary>
public static class HaDisarm
{
    private static readonly Field<string> Mode =
        Text("resource_mode", "What becomes of the guests under HA until HA is armed again.").OnWire("resource-mode").OneOf(
            ("freeze", "They stay as they are: what is asked of the manager waits."),
            ("ignore", "They are started, stopped and moved as if they were not under HA.")).Required();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = HaArming.Of(
        "disarm", "Disarms HA in the whole cluster, for work on its network or on nodes: no node fences itself and nothing is recovered "
            + "until HA is armed again.",
        [Mode], IsSo);

    // The manager overlooks a command that would change the mode.
    private static bool IsSo(Attributes config, HaStatusReading status) =>
        status.Fencing["resource_mode"].AsText() is { } mode && mode != config.Get(Mode)
            ? throw new PveFault(FaultKind.Invalid, $"HA is disarmed with resource_mode {mode} already; arm it first")
            : status.ArmedState == "disarmed";
}
