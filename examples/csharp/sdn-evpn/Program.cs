using Pulumi;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Sdn;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // The nodes tell each other by BGP which guest is where. Each names all of them.
    var core = new EvpnController("core", new()
    {
        ControllerId = "core",
        Asn = 65000,
        Peers = { "192.0.2.11", "192.0.2.12", "192.0.2.13" },
    });

    // What is in the zone is routed on every node. Two nodes lead out of it, the first as long as it is up.
    var tenant = new EvpnZone("tenant", new()
    {
        ZoneId = "tenant",
        Controller = core.ControllerId,
        VrfVxlan = 10000,
        ExitNodes = { "pve1", "pve2" },
        PrimaryExitNode = "pve1",
        Ipam = "pve",
        Mtu = 1450,
    });

    // A network for each tier. Each node is its gateway, so that a guest that moves finds it where it goes.
    var web = Tier("web", 11000, "10.10.0", tenant.ZoneId, snat: true);
    var data = Tier("data", 11001, "10.10.1", tenant.ZoneId, snat: false);

    // What the networks are made of is applied before guests are plugged into them.
    _ = Guest("web", "pve1", web.VnetId, "16G");
    _ = Guest("database", "pve2", data.VnetId, "32G");

    return new Dictionary<string, object?> { ["networks"] = Output.All(web.Cidr, data.Cidr) };
});

static Subnet Tier(string name, int tag, string network, Input<string> zone, bool snat)
{
    var vnet = new Vnet(name, new() { VnetId = name, ZoneId = zone, Tag = tag });
    return new(name, new() { VnetId = vnet.VnetId, Cidr = network + ".0/24", Gateway = network + ".1", Snat = snat });
}

static VirtualMachine Guest(string name, string node, Input<string> network, string size) => new(name, new()
{
    Name = name,
    Node = node,
    PowerState = PowerState.Running,
    Cpu = new VirtualMachineCpuArgs { Cores = 2 },
    Memory = new VirtualMachineMemoryArgs { SizeMib = 2048 },
    Disks = { ["scsi0"] = new VirtualMachineDiskArgs { Storage = "local-lvm", Size = size } },
    NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = network } },
});
