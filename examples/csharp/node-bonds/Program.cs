using Pulumi;
using Pulumi.Proxmox.Network;
using Pulumi.Proxmox.Nodes;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // Each with the last part of its address in the VLAN of the storage.
    var addresses = new[] { ("pve1", "11"), ("pve2", "12") }.Select(node => Network(node.Item1, node.Item2)).ToList();
    return new Dictionary<string, object?> { ["storageAddresses"] = Output.All(addresses) };
});

static Output<string?> Network(string node, string host)
{
    // Two cards that nothing else uses, to a pair of switches that speak LACP. The card that the node itself is reached by stays as it is.
    var uplink = new Bond($"uplink-{node}", new()
    {
        Node = node,
        Name = "bond0",
        Slaves = { "eth1", "eth2" },
        Mode = BondMode.V802_3ad,
        XmitHashPolicy = BondXmitHashPolicy.Layer3_4,
        Mtu = 9000,
        Autostart = true,
        Comment = $"Both switches, ports {host}",
    });

    // Guests get a VLAN each by the tag of their network device.
    var guests = new Bridge($"guests-{node}", new()
    {
        Node = node,
        Name = "vmbr1",
        Ports = { uplink.Name },
        VlanAware = true,
        Vids = { "2-100" },
        Mtu = 9000,
        Autostart = true,
    });

    // The node's own address in the VLAN of the storage.
    var storage = new Vlan($"storage-{node}", new()
    {
        Node = node,
        Name = Output.Format($"{guests.Name}.20"),
        Address = $"198.51.100.{host}/24",
        Mtu = 9000,
        Autostart = true,
    });

    _ = new NodeDns($"dns-{node}", new() { Node = node, SearchDomain = "example.com", Servers = { "192.0.2.53", "192.0.2.54" } });
    _ = new NodeTimezone($"timezone-{node}", new() { Node = node, Timezone = "Europe/Vienna" });

    // The storage is found without a name server as well.
    _ = new NodeHostsEntry($"storage-{node}", new()
    {
        Node = node,
        Address = "198.51.100.2",
        Hostnames = { "storage.example.com", "storage" },
    });
    return storage.Address;
}
