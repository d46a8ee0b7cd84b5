using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Lxc.Preflight;

/// <summary>What the plan of a container is held against, beside what holds for all guests.</summary>
internal static class ContainerPreflight
{
    /// <summary>The checks.</summary>
    public static GuestPreflight Checks { get; } = new(
        ContainerModel.Instance, (session, plan) => new PlannedContainer(session, plan), FeatureCheck.FindAsync, TwinCheck.FindAsync);
}
