using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>What the plan of a VM is held against, beside what holds for all guests.</summary>
internal static class VmPreflight
{
    /// <summary>The checks.</summary>
    public static GuestPreflight Checks { get; } = new(
        VmModel.Instance, (session, plan) => new PlannedVm(session, plan), MappingCheck.FindAsync, CpuCheck.FindAsync);
}
