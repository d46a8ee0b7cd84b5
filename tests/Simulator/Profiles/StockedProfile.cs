using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Profiles;

/// <summary>
/// The small cluster with what the guides and examples take for granted: images that somebody has put on a storage, a template, and a VM
/// with an agent that was made by hand and runs, with a backup of it.
/// </summary>
public sealed class StockedProfile : DemoProfile
{
    private const string CloudImage = "import/debian-13-genericcloud-amd64.qcow2";
    private const string Archive = "backup/vzdump-qemu-100-2026_01_31-02_30_00.vma.zst";
    private const string Saved = """
        agent: 1
        boot: order=scsi0
        cores: 2
        memory: 4096
        name: billing
        net0: virtio=BC:24:11:0A:0B:0C,bridge=vmbr0
        ostype: l26
        scsi0: local-lvm:vm-100-disk-0,size=8G
        scsihw: virtio-scsi-single
        #qmdump#map:scsi0:drive-scsi0:local-lvm:raw:

        """;

    private const int HandMade = 100;
    private const int Template = 9000;

    private static readonly (string Name, long Size)[] Files =
    [
        (CloudImage, 3L << 30), ("import/debian-13-generic-amd64.qcow2", 3L << 30), ("iso/debian-13.1.0-amd64-netinst.iso", 783L << 20),
            ("iso/virtio-win.iso", 708L << 20),
        ("iso/windows-11.iso", 5L << 30),
    ];

    public override async Task FurnishAsync(PveSimulator simulator)
    {
        simulator.Datacenter.Locked(Stock);
        simulator.Request("POST", "/nodes/pve1/qemu", ("vmid", HandMade), ("name", "billing"), ("cores", 2), ("memory", 4096),
            ("agent", "1"), ("ostype", "l26"),
            ("scsihw", "virtio-scsi-single"), ("net0", "virtio,bridge=vmbr0"), ("scsi0", "local-lvm:8"), ("boot", "order=scsi0"),
                ("tags", "billing"), ("start", 1));
        simulator.Request("POST", "/nodes/pve1/qemu", ("vmid", Template), ("name", "debian-template"), ("cores", 1), ("memory", 1024),
            ("agent", "1"), ("ostype", "l26"),
            ("scsihw", "virtio-scsi-single"), ("net0", "virtio,bridge=vmbr0"), ("scsi0", $"local-lvm:0,import-from=local:{CloudImage}"),
                ("ide2", "local-lvm:cloudinit"),
            ("boot", "order=scsi0"), ("serial0", "socket"), ("vga", "serial0"));
        await simulator.Datacenter.Tasks.WhenIdleAsync();
        simulator.Request("POST", $"/nodes/pve1/qemu/{Template}/template");
        await simulator.Datacenter.Tasks.WhenIdleAsync();
    }

    private static void Stock(Datacenter datacenter)
    {
        var storages = StorageConfig.Of(datacenter);
        foreach (var node in datacenter.Nodes)
        {
            foreach (var (name, size) in Files)
            {
                storages.Volumes.Put(storages.Get("local"), name, size, node: node.Name);
            }
        }

        var archive = storages.Volumes.Put(storages.Get("local"), Archive, 1L << 30, node: datacenter.Nodes[0].Name);
        archive.Backup = new(GuestKind.Vm, Saved, Firewall: null, [new("scsi0", "local-lvm:vm-100-disk-0", 8L << 30, 2L << 30)]);
        GuestSystems.Of(datacenter)[HandMade].HasAgent = true;
    }
}
