using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Cluster.Ha;

/// <summary>Guests to put under HA.</summary>
internal static class HaWorld
{
    /// <summary>Makes VMs on the first node.</summary>
    public static void Furnish(PveSimulator pve, params int[] vmIds)
    {
        foreach (var vmId in vmIds)
        {
            GuestWorld.Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", vmId));
        }
    }

    /// <summary>Makes VMs on the first node and puts them under HA, switched off.</summary>
    public static void Manage(PveSimulator pve, params int[] vmIds)
    {
        Furnish(pve, vmIds);
        foreach (var vmId in vmIds)
        {
            pve.Request("POST", "/cluster/ha/resources", ("sid", $"vm:{vmId}"), ("state", "stopped"));
        }
    }
}
