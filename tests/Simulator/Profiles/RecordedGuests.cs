using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Lxc;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Profiles;

/// <summary>How guests fared on the host on which the real API was recorded: an older QEMU, and no system inside.</summary>
internal static class RecordedGuests
{
    /// <summary>How many tasks of root's had been recorded before, of those whose details nothing shows: 265 that were fine, 124 that
    /// failed.</summary>
    private const int PastSuccesses = 265;

    private const int PastFailures = 124;

    public static void Apply(Datacenter datacenter)
    {
        var hypervisor = Hypervisor.Of(datacenter);
        hypervisor.Version = "7.2.22";
        hypervisor.IsPatched = false;
        hypervisor.MemoryInUse = 0;
        var nothing = GuestSystems.Of(datacenter).Default;
        (nothing.ObeysShutdown, nothing.ReleasesDevices, nothing.ConfiguresNetwork) = (false, false, false);
        ApplyToContainers(datacenter);
        datacenter.Pace.AgentTimeout = TimeSpan.FromSeconds(3);
        AddHistory(datacenter);
        datacenter.Pace.Start = TimeSpan.FromSeconds(3.5);
    }

    /// <summary>How containers fared there: without what a kernel made for them and a whole system inside would have.</summary>
    public static void ApplyToContainers(Datacenter datacenter)
    {
        var containers = ContainerProcesses.Of(datacenter);
        (containers.HasPressure, containers.HasTimeZones) = (false, false);
        containers.HasDirectory = path => path == "/srv/bind1";
        containers.BrokenTools.Add("apparmor");
        containers.Devices.Add("/dev/loop6");
    }

    /// <summary>The tasks that the host had seen before: earlier attempts at the same recording.</summary>
    private static void AddHistory(Datacenter datacenter)
    {
        var tasks = datacenter.Tasks;
        for (var i = 0; i < PastSuccesses + PastFailures; i++)
        {
            tasks.AddPast("pve1", "qmstart", "100", "root@pam!test", TimeSpan.FromMinutes(70),
                i < PastSuccesses ? "OK" : "VM is locked (snapshot)");
        }
        tasks.AddPast("pve1", "qmstart", "100", "alice@pve", TimeSpan.FromMinutes(24), "VM is locked (snapshot)");
        tasks.AddPast("pve1", "qmstop", "100", "alice@pve", TimeSpan.FromMinutes(24), "VM is locked (snapshot)");
        tasks.AddPast("pve1", "bulk-start", "", "root@pam!test", TimeSpan.FromMinutes(15), "WARNINGS: 1");
        tasks.AddPast("pve1", "qmstart", "100", "alice@pve", TimeSpan.FromMinutes(11),
            "Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist");
        tasks.AddPast(
            "pve1", "qmstop", "100", "alice@pve", TimeSpan.FromMinutes(11), "unable to find configuration file for VM 100 on node 'pve1'");
        tasks.AddPast("pve1", "qmstart", "100", "alice@pve", TimeSpan.FromMinutes(4), "start failed: QEMU exited with code 1");
        tasks.AddPast("pve1", "qmstop", "100", "alice@pve", TimeSpan.FromMinutes(4), "OK");
    }
}
