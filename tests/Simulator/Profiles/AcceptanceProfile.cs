using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Nodes.Network;
using Proxmox.Simulator.Notifications;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Profiles;

/// <summary>
/// The state in which the second set of recordings began, an acceptance run on the host of the first set: two storages with content, a
/// pool, and a VM that somebody had left running.
/// </summary>
public sealed class AcceptanceProfile : RecordingProfile
{
    private const string BtrfsMount = "/srv/btr";

    protected override string Domain => "example.com";

    protected override void Stock(Datacenter datacenter)
    {
        datacenter.File(StorageConfig.FileName).Write("""
            dir: local
            	path /var/lib/vz
            	content iso,vztmpl,backup,images,rootdir,snippets,import

            dir: local2
            	path /srv/data
            	content iso,import,images

            """);
        datacenter.Accounts.Update("", config => config.Pools["lp"] = new());
        NotificationConfig.Of(datacenter).HasBuiltIns = false;
        var storages = StorageConfig.Of(datacenter);
        storages.Host.HasOnlyDirectories(BtrfsMount);
        storages.Host.MissingPrograms.Add("systemctl");
        storages.Host.ImageTool = "qemu-img.real";
        var local = storages.Get("local");
        storages.Volumes.Put(local, "iso/tiny.iso", 358400);
        storages.Volumes.Put(local, "import/img.qcow2", 196640);
        storages.Volumes.Put(local, "snippets/hook.sh", 28);
        storages.Volumes.Put(local, "snippets/user.yaml", 14);
        storages.Volumes.Put(local, "vztmpl/tiny-alpine-3.19.tar.gz", 1032722);
        var hypervisor = Hypervisor.Of(datacenter);
        hypervisor.Version = "10.0.2";
        hypervisor.MemoryInUse = 0;
        RecordedGuests.ApplyToContainers(datacenter);
        var nothing = GuestSystems.Of(datacenter).Default;
        (nothing.ObeysShutdown, nothing.ConfiguresNetwork) = (false, false);
        datacenter.Nodes[0].Bridges.Add("vmbr1");
        NodeNetwork.FileOf(datacenter, "pve1").Write("""
            auto lo
            iface lo inet loopback

            auto vmbr0
            iface vmbr0 inet static
            	address 192.0.2.2/24
            	bridge-ports none
            	bridge-stp off
            	bridge-fd 0

            auto vmbr1
            iface vmbr1 inet manual
            	bridge-ports none
            	bridge-stp off
            	bridge-fd 0
            	bridge-vlan-aware yes
            	bridge-vids 2-4094

            """);
    }

    public override async Task FurnishAsync(PveSimulator simulator)
    {
        simulator.Request("POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "t1"), ("memory", "128"), ("net0", "virtio,bridge=vmbr0"),
            ("scsi0", "local:1"), ("start", 1));
        await simulator.Datacenter.Tasks.WhenIdleAsync();
    }
}
