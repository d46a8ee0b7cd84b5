using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// A cluster for VMs with one of them under the provider's care: the storages <c>files</c> (a directory of each node), <c>nas</c> (shared),
/// <c>local-lvm</c>; an ISO image, a disk image of 2 GiB, and the template 900 called <c>golden</c> with a disk of 4 GiB.
/// </summary>
internal sealed class VmWorld : GuestWorld
{
    public const string Iso = "files:iso/debian.iso";
    public const string Image = "files:import/debian.qcow2";

    private VmWorld(PveSimulator pve, IInfrastructureClient client)
        : base(pve, client, "qemu")
    {
    }

    public static async Task<VmWorld> StartAsync(ClientKind kind = ClientKind.Wire, PveVersion version = PveVersion.V92)
    {
        var pve = await PveSimulator.StartAsync(new() { Version = version });
        Furnish(pve);
        return new(pve, await ClientKinds.StartAsync(kind, pve, "vm"));
    }

    /// <summary>Makes the storages, images and the template.</summary>
    public static void Furnish(PveSimulator pve)
    {
        pve.Request("POST", "/storage", ("storage", "files"), ("type", "dir"), ("path", "/srv/files"),
            ("content", "images,iso,import,snippets"));
        pve.Request("POST", "/storage", ("storage", "nas"), ("type", "nfs"), ("server", "192.0.2.99"), ("export", "/x"),
            ("content", "images,iso"));
        var storage = StorageConfig.Of(pve.Datacenter);
        storage.Volumes.Put(storage.Get("files"), "iso/debian.iso", 5 << 20);
        storage.Volumes.Put(storage.Get("files"), "import/debian.qcow2", 2L << 30);
        Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", 900), ("name", "golden"), ("scsi0", "files:4"), ("net0", "virtio,bridge=vmbr0"),
            ("memory", "2048"), ("description", "the golden one"));
        Run(pve, "POST", "/nodes/pve1/qemu/900/template");
    }

    /// <summary>Whether the VM runs.</summary>
    public string Status(long vmid = 100, string node = "pve1") =>
        (string)Pve.Request("GET", $"/nodes/{node}/qemu/{vmid}/status/current")!["qmpstatus"]!;
}
