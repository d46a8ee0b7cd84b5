using System.Globalization;

namespace Proxmox.Simulator.Profiles;

/// <summary>Many VMs that are alike and do not run, on all nodes in turn, as a large cluster has them.</summary>
public static class Herd
{
    /// <summary>The VMID of the first one.</summary>
    public const int FirstVmId = 10_000;

    // Each VM is made by a worker, which is a thread.
    private const int AtOnce = 50;

    /// <summary>Makes them, on the storage of a profile's own.</summary>
    internal static async Task FurnishAsync(PveSimulator simulator, int count)
    {
        var nodes = simulator.Datacenter.Nodes.Select(node => node.Name).ToList();
        for (var number = 0; number < count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"guest-{number}");
            simulator.Request("POST", $"/nodes/{nodes[number % nodes.Count]}/qemu", ("vmid", FirstVmId + number), ("name", name),
                ("memory", "1024"), ("cores", 2), ("net0", "virtio,bridge=vmbr0"), ("scsi0", "local-lvm:4"));
            if (number % AtOnce == AtOnce - 1)
            {
                await simulator.Datacenter.Tasks.WhenIdleAsync();
            }
        }

        await simulator.Datacenter.Tasks.WhenIdleAsync();
    }
}
