using Proxmox.Simulator;
using Proxmox.Simulator.Jobs;
using Proxmox.Simulator.Nodes;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What the stories take for granted: all that a newcomer's simulator holds, and a device's mapping.</summary>
internal static class Datacenters
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    /// <summary>A datacenter that has them.</summary>
    public static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        // Jobs that are due need not wait for the next minute.
        pve.Clock.CreateTimer(_ => pve.Datacenter.Locked(datacenter => JobScheduler.Of(datacenter).RunDue()), null, Often, Often);
        pve.Datacenter.Locked(datacenter => datacenter.File(ResourceMappings.FileName("pci"))
            .Write("pci: gpu\n\tmap id=10de:1b80,node=pve1,path=0000:01:00\n"));
        return pve;
    }
}
