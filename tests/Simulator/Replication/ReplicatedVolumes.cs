using Proxmox.Simulator.Lxc;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Replication;

/// <summary>The volumes of a guest that are copied to another node (<c>get_replicatable_volumes</c>).</summary>
internal static class ReplicatedVolumes
{
    /// <summary>Their ids, sorted.</summary>
    /// <exception cref="PveError">One of them is on a storage that cannot send it.</exception>
    public static IReadOnlyList<string> Of(Datacenter datacenter, Guest guest)
    {
        var storages = StorageConfig.Of(datacenter);
        var volumes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var id in Declared(datacenter, guest))
        {
            var volume = VolumeReference.Resolve(storages, id);
            if (volume.Storage.Shared)
            {
                continue;
            }

            if (!VolumeFeatures.Has(volume.Storage, volume.Parts, "replicate", ofSnapshot: false))
            {
                throw PveError.Die($"missing replicate feature on volume '{id}'");
            }

            volumes.Add(id);
        }

        return [.. volumes];
    }

    private static IEnumerable<string> Declared(Datacenter datacenter, Guest guest)
    {
        if (guest.Type == "qemu")
        {
            var vms = VmStore.Of(datacenter);
            return Drive.All(vms.Schema, vms.Load(guest.Node, guest.VmId).Options)
                .Where(drive => !drive.IsCdrom && drive.IsVolume && drive["replicate"] != "0").Select(drive => drive.File);
        }

        var containers = ContainerStore.Of(datacenter);
        return MountPoint.All(containers.Schema, containers.Load(guest.Node, guest.VmId).Options)
            .Where(mount => mount.IsVolume && mount["replicate"] != "0").Select(mount => mount.Volume);
    }
}
