using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Profiles;

/// <summary>The state in which the recordings of a cluster went on once its three nodes had found each other: no guests, and on each
/// node a template for containers.</summary>
public sealed class ClusterProfile : RecordingProfile
{
    protected override void Fill(Datacenter datacenter)
    {
        datacenter.ClusterName = "rig";
        foreach (var (number, id) in new[] { (1, 1), (2, 2), (3, 4) })
        {
            datacenter.Nodes.Add(new Node(string.Create(CultureInfo.InvariantCulture, $"node{number}"))
            {
                Id = id,
                Address = string.Create(CultureInfo.InvariantCulture, $"10.77.0.{10 + number}"),
                Cpus = 2,
                MemoryTotal = 25276026880,
                RootTotal = 9663676416,
            });
        }

        AddRoot(datacenter, "pvetest123", "5c1a2f0e-9d43-4c1b-8a57-3f6d2e7b9a10");
        var storages = StorageConfig.Of(datacenter);
        storages.Host.HasOnlyDirectories();
        foreach (var node in datacenter.Nodes)
        {
            storages.Volumes.Put(storages.Get("local"), "vztmpl/tiny-alpine-3.19.tar.gz", 1032722, node: node.Name);
        }

        var hypervisor = Hypervisor.Of(datacenter);
        hypervisor.Version = "10.0.2";
        hypervisor.MemoryInUse = 0;
        hypervisor.HasKvm = false;
        RecordedGuests.ApplyToContainers(datacenter);
        var nothing = GuestSystems.Of(datacenter).Default;
        (nothing.ObeysShutdown, nothing.ConfiguresNetwork) = (false, false);
    }
}
