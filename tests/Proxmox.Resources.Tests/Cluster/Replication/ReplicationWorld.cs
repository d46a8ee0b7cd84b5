using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Simulator.Replication;

namespace Proxmox.Resources.Tests.Cluster.Replication;

/// <summary>VMs whose disks can be replicated, and a scheduler that is quicker than PVE's.</summary>
internal static class ReplicationWorld
{
    /// <summary>Makes VMs with a disk on a ZFS storage of each node, and lets jobs run as soon as they are due.</summary>
    public static void Furnish(PveSimulator pve, params int[] vmIds)
    {
        MakeVms(pve, vmIds);
        var often = TimeSpan.FromMilliseconds(50);
        pve.Clock.CreateTimer(_ => RunDue(pve), null, often, often);
    }

    /// <summary>Makes VMs with a disk on a ZFS storage of each node.</summary>
    public static void MakeVms(PveSimulator pve, params int[] vmIds)
    {
        pve.Request("POST", "/storage", ("storage", "tank"), ("type", "zfspool"), ("pool", "tank"), ("content", "images,rootdir"));
        foreach (var vmId in vmIds)
        {
            GuestWorld.Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", vmId), ("scsi0", "tank:1"));
        }
    }

    /// <summary>Runs what is due.</summary>
    public static void RunDue(PveSimulator pve) =>
        pve.Datacenter.Locked(datacenter => ReplicationJobs.Of(datacenter).RunDue());
}
