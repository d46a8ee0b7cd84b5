using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Storage;

namespace Proxmox.EndToEnd.Tests;

/// <summary>What the stories take for granted: images that somebody has put on a storage, a device's mapping, a VM that was there before.</summary>
internal static class Datacenters
{
    private static readonly string[] Images =
        ["iso/debian-13.1.0-amd64-netinst.iso", "iso/virtio-win.iso", "iso/windows-11.iso", "import/debian-13-genericcloud-amd64.qcow2"];

    /// <summary>A datacenter that has them.</summary>
    public static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter =>
        {
            var storages = StorageConfig.Of(datacenter);
            foreach (var image in Images)
            {
                storages.Volumes.Put(storages.Get("local"), image, 3L << 30);
            }

            ResourceMappings.Of(datacenter).File("pci").Write("pci: gpu\n\tmap id=10de:1b80,node=pve1,path=0000:01:00\n");
        });
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "billing"), ("cores", 2), ("memory", 4096), ("net0", "virtio,bridge=vmbr0"), ("scsi0", "local-lvm:8"), ("tags", "billing"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        return pve;
    }
}
