using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Storage;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // It needs PVE 9.1.
    var image = new OciImage("nginx", new()
    {
        Node = "pve1",
        Storage = "local",
        Reference = "docker.io/library/nginx:1.29",
    });

    var proxy = new Container("proxy", new()
    {
        Hostname = "proxy",
        Node = "pve1",
        Tags = { "application" },
        OsTemplate = image.VolumeId,
        Memory = new ContainerMemoryArgs { SizeMib = 256, SwapMib = 0 },
        MountPoints =
        {
            ["rootfs"] = new ContainerMountPointArgs { Storage = "local-lvm", Size = "2G" },
            ["mp0"] = new ContainerMountPointArgs { Storage = "local-lvm", Size = "1G", Path = "/etc/nginx/conf.d", Backup = true },
        },

        // The node sets the address: there is nothing inside that would.
        NetworkDevices =
        {
            ["net0"] = new ContainerNetworkDeviceArgs
            {
                Name = "eth0",
                Bridge = "vmbr0",
                HostManaged = true,
                Ipv4Address = "192.0.2.50/24",
                Ipv4Gateway = "192.0.2.1",
            },
        },

        // Secret, for such variables often hold passwords.
        Environment = { ["NGINX_ENTRYPOINT_QUIET_LOGS"] = "1", ["TZ"] = "Europe/Vienna" },
    });

    return new Dictionary<string, object?> { ["addresses"] = proxy.Ipv4Addresses };
});
