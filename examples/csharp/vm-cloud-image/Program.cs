using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Storage;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1pLmUkbRPXzCkW3Bgsz0Y4d1qGq3yVqXh1R0cXkz9A admin@example.com";

    // A cloud image, which the node fetches onto a storage with the content type "import".
    var debian = new DownloadedFile("debian", new()
    {
        Node = "pve1",
        Storage = "local",
        ContentType = FileContentType.Import,
        Url = "https://cloud.debian.org/images/cloud/trixie/20250814-2204/debian-13-genericcloud-amd64-20250814-2204.qcow2",
    });

    var web = new VirtualMachine("web", new()
    {
        Name = "web",
        Node = "pve1",
        Cpu = new VirtualMachineCpuArgs { Cores = 2, Type = "x86-64-v2-AES" },
        Memory = new VirtualMachineMemoryArgs { SizeMib = 2048 },
        Agent = new VirtualMachineAgentArgs { Enabled = true },
        OsType = "l26",
        ScsiController = "virtio-scsi-single",
        // Many cloud images write to a serial console only.
        Serial = { ["serial0"] = "socket" },
        Vga = new VirtualMachineVgaArgs { Type = "serial0" },
        Disks =
        {
            // Made from the image once, and grown to this size; the guest grows its file system by itself.
            ["scsi0"] = new VirtualMachineDiskArgs { Storage = "local-lvm", ImportFrom = debian.VolumeId, Size = "20G", Discard = "on" },
            // The drive by which the guest gets what is below.
            ["ide2"] = new VirtualMachineDiskArgs { Storage = "local-lvm", CloudInit = true },
        },
        NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0" } },
        CloudInit = new VirtualMachineCloudInitArgs
        {
            User = "admin",
            SshKeys = { Key },
            DnsServers = { "192.0.2.53" },
            SearchDomain = "example.com",
            Interfaces = { ["net0"] = new VirtualMachineCloudInitInterfaceArgs { Ipv4Address = "192.0.2.10/24",
                Ipv4Gateway = "192.0.2.1" } },
        },
    });

    return new Dictionary<string, object?> { ["vmid"] = web.Vmid };
});
