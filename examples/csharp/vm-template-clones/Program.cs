using System.Globalization;
using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Storage;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    const int Larger = 3;
    const string TemplateName = "worker-template";

    // The node fetches the cloud image.
    var image = new DownloadedFile("debian", new()
    {
        Node = "pve1",
        Storage = "local",
        ContentType = FileContentType.Import,
        Url = "https://cloud.debian.org/images/cloud/trixie/latest/debian-13-genericcloud-amd64.qcow2",
        FileName = "debian-13-worker.qcow2",
    });

    var template = new VirtualMachine("template", new()
    {
        Name = TemplateName,
        Node = "pve1",
        Template = true,
        Cpu = new VirtualMachineCpuArgs { Cores = 1, Type = "x86-64-v2-AES" },
        Memory = new VirtualMachineMemoryArgs { SizeMib = 1024, BalloonMib = 512 },
        Agent = new VirtualMachineAgentArgs { Enabled = true },
        OsType = "l26",
        ScsiController = "virtio-scsi-single",
        StartAtBoot = true,
        Tablet = false,
        Description = "Made anew every month.",
        Disks =
        {
            ["scsi0"] = new VirtualMachineDiskArgs { Storage = "local-lvm", ImportFrom = image.VolumeId, Size = "10G" },
            ["ide2"] = new VirtualMachineDiskArgs { Storage = "local-lvm", CloudInit = true },
        },
        NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0", Firewall = true } },
        CloudInit = new VirtualMachineCloudInitArgs { SearchDomain = "example.org", DnsServers = { "192.0.2.53" } },
    });

    // What is not mentioned is as in the template: its disks, its network device, its agent, whether it starts with its node.
    var workers = Enumerable.Range(1, 10)
        .Select(number => new VirtualMachine(string.Create(CultureInfo.InvariantCulture, $"worker-{number}"), new()
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"worker-{number}"),
            Node = "pve1",
            Tags = { "worker" },
            Clone = new VirtualMachineCloneArgs { Name = TemplateName, Full = false },
            Cpu = new VirtualMachineCpuArgs { Cores = number == Larger ? 4 : 2 },
            Memory = new VirtualMachineMemoryArgs { SizeMib = number == Larger ? 8192 : 2048 },
            CloudInit = new VirtualMachineCloudInitArgs
            {
                User = "admin",
                Interfaces =
            {
                ["net0"] = new VirtualMachineCloudInitInterfaceArgs
                {
                    Ipv4Address = string.Create(CultureInfo.InvariantCulture, $"192.0.2.{100 + number}/24"),
                    Ipv4Gateway = "192.0.2.1",
                },
            },
            },
        }, new() { DependsOn = { template } })).ToList();

    return new Dictionary<string, object?> { ["workers"] = Output.All(workers.Select(worker => worker.Vmid)) };
});
