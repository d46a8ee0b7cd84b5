using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Profiles;

/// <summary>How guests fared on the host on which the real API was recorded: without virtualisation, and with no system inside.</summary>
internal static class RecordedGuests
{
    public static void Apply(Datacenter datacenter)
    {
        var hypervisor = Hypervisor.Of(datacenter);
        hypervisor.Version = "7.2.22";
        hypervisor.IsPatched = false;
        hypervisor.HasKvm = false;
        hypervisor.MemoryInUse = 0;
        GuestSystems.Of(datacenter).Default.ObeysShutdown = false;
        datacenter.FindNode("pve1")!.Bridges = new HashSet<string>(StringComparer.Ordinal) { "vmbr0" };
        datacenter.Pace.AgentTimeout = TimeSpan.FromSeconds(3);
        datacenter.Pace.Start = TimeSpan.FromSeconds(2);
    }
}
