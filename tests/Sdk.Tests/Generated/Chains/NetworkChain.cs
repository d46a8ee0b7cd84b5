using Pulumi.Proxmox.Network;
using Pulumi.Proxmox.Nodes;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about networks of nodes tells.</summary>
internal static class NetworkChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var card = GetNic.Invoke(new() { Node = "pve1", Name = "eno1" });
        _ = new Bond("bond", new()
        {
            Node = card.Apply(nic => nic.Node),
            Name = GetBond.Invoke(new() { Node = "pve1", Name = "bond0" }).Apply(bond => bond.Name),
            Slaves = { card.Apply(nic => nic.Name) },
            Autostart = card.Apply(nic => nic.Autostart),
        });
        var bridge = GetBridge.Invoke(new() { Node = "pve1", Name = "vmbr0" });
        _ = new Vlan("vlan", new()
        {
            Node = bridge.Apply(found => found.Node),
            Name = GetVlan.Invoke(new() { Node = "pve1", Name = "vlan5" }).Apply(vlan => vlan.Name),
            RawDevice = bridge.Apply(found => found.Name),
        });
        _ = new InterfaceAlias("alias", new()
        {
            Node = "pve1",
            Name = GetInterfaceAlias.Invoke(new() { Node = "pve1", Name = "vmbr0:1" }).Apply(alias => alias.Name),
        });
        _ = new Bridge("bridge", new()
        {
            Node = "pve1",
            Name = GetInterfaces.Invoke(new() { Node = "pve1" }).Apply(all => all.Items[0].Name),
        });
        var ovs = GetOvsBridge.Invoke(new() { Node = "pve1", Name = "vmbr1" });
        _ = new OvsBond("ovs", new()
        {
            Node = "pve1",
            Name = GetOvsBond.Invoke(new() { Node = "pve1", Name = "bond1" }).Apply(bond => bond.Name),
            Bridge = ovs.Apply(found => found.Name),
            Slaves = { GetOvsPort.Invoke(new() { Node = "pve1", Name = "eno2" }).Apply(port => port.Name) },
        });
        _ = new OvsIntPort("port", new()
        {
            Node = "pve1",
            Name = GetOvsIntPort.Invoke(new() { Node = "pve1", Name = "mgmt0" }).Apply(port => port.Name),
            Bridge = ovs.Apply(found => found.Name),
        });
        _ = new NodeDns("dns", new()
        {
            Node = "pve1",
            SearchDomain = GetNodeDns.Invoke(new() { Node = "pve2" }).Apply(dns => dns.SearchDomain),
        });
        _ = new NodeHosts("hosts", new()
        {
            Node = "pve1",
            Content = GetNodeHosts.Invoke(new() { Node = "pve2" }).Apply(hosts => hosts.Content),
        });
        var entry = GetNodeHostsEntry.Invoke(new() { Node = "pve2", Address = "192.0.2.20" });
        _ = new NodeHostsEntry("entry", new()
        {
            Node = "pve1",
            Address = entry.Apply(found => found.Address),
            Hostnames = entry.Apply(found => found.Hostnames),
        });
        _ = new NodeTimezone("zone", new()
        {
            Node = "pve1",
            Timezone = GetNodeTimezone.Invoke(new() { Node = "pve2" }).Apply(zone => zone.Timezone),
        });
    }
}
