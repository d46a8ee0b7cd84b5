using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // The template of a system, which the node fetches from Proxmox.
    var system = new Pulumi.Proxmox.Storage.ContainerTemplate("alpine", new()
    {
        Node = "pve1",
        Storage = "local",
        Package = "alpine-3.22-default",
    });

    var template = new Container("template", new()
    {
        Hostname = "web-template",
        Node = "pve1",
        OsTemplate = system.VolumeId,
        Template = true,
        Cpu = new ContainerCpuArgs { Cores = 1 },
        Memory = new ContainerMemoryArgs { SizeMib = 512, SwapMib = 0 },
        Features = new ContainerFeaturesArgs { Nesting = true },
        StartAtBoot = true,
        MountPoints = { ["rootfs"] = new ContainerMountPointArgs { Storage = "local-lvm", Size = "8G" } },
    });

    // Linked clones, each with its own address and a volume for what it serves.
    var servers = Enumerable.Range(1, 3)
        .Select(number => new Container($"web-{number}", new()
        {
            Hostname = $"web-{number}",
            Node = "pve1",
            Tags = { "web" },
            Clone = new ContainerCloneArgs { Vmid = template.Vmid, Full = false },
            MountPoints =
            {
                ["mp0"] = new ContainerMountPointArgs { Storage = "local-lvm", Size = "4G", Path = "/srv/www", Backup = true },
            },
            NetworkDevices =
            {
                ["net0"] = new ContainerNetworkDeviceArgs
                {
                    Name = "eth0",
                    Bridge = "vmbr0",
                    Firewall = true,
                    Ipv4Address = $"192.0.2.{40 + number}/24",
                    Ipv4Gateway = "192.0.2.1",
                },
            },
            OnRestartRequired = OnRestartRequired.Reboot,
        })).ToList();

    return new Dictionary<string, object?> { ["addresses"] = Output.All(servers.Select(server => server.Ipv4Addresses)) };
});
