using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What the stories take for granted: all that a newcomer's simulator holds, and a device's mapping.</summary>
internal static class Datacenters
{
    /// <summary>A datacenter that has them.</summary>
    public static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        pve.Datacenter.Locked(datacenter => datacenter.File(ResourceMappings.FileName("pci"))
            .Write("pci: gpu\n\tmap id=10de:1b80,node=pve1,path=0000:01:00\n"));
        return pve;
    }
}
