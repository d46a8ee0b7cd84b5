using Pulumi.Proxmox.Sdn;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about controllers and servers of the SDN tells.</summary>
internal static class SdnPartChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var evpn = GetEvpnController.Invoke(new() { ControllerId = "core" });
        _ = new EvpnController("evpn", new()
        {
            ControllerId = evpn.Apply(found => found.ControllerId),
            Asn = evpn.Apply(found => found.Asn),
            Peers = evpn.Apply(found => found.Peers),
        });
        var bgp = GetBgpController.Invoke(new() { ControllerId = "edge" });
        _ = new BgpController("bgp", new()
        {
            ControllerId = bgp.Apply(found => found.ControllerId),
            Node = bgp.Apply(found => found.Node),
            Asn = bgp.Apply(found => found.Asn),
            Peers = bgp.Apply(found => found.Peers),
        });
        var isis = GetIsisController.Invoke(new() { ControllerId = "inner" });
        _ = new IsisController("isis", new()
        {
            ControllerId = isis.Apply(found => found.ControllerId),
            Node = isis.Apply(found => found.Node),
            Domain = isis.Apply(found => found.Domain),
            Net = isis.Apply(found => found.Net),
            Interfaces = isis.Apply(found => found.Interfaces),
        });
        var open = GetOpenFabric.Invoke(new() { FabricId = "spine" });
        _ = new OpenFabric("open", new() { FabricId = open.Apply(found => found.FabricId) });
        var ospf = GetOspfFabric.Invoke(new() { FabricId = "leaf" });
        _ = new OspfFabric("ospf", new()
        {
            FabricId = ospf.Apply(found => found.FabricId),
            IpPrefix = ospf.Apply(found => found.IpPrefix),
            Area = ospf.Apply(found => found.Area),
        });
        _ = new OpenFabricNode("first", new()
        {
            FabricId = GetFabrics.Invoke().Apply(fabrics => fabrics.Items[0].FabricId),
            Node = GetOpenFabricNode.Invoke(new() { FabricId = "spine", Node = "pve1" }).Apply(found => found.Node),
        });
        _ = new OspfFabricNode("second", new()
        {
            FabricId = "leaf",
            Node = "pve1",
            Ip = GetOspfFabricNode.Invoke(new() { FabricId = "leaf", Node = "pve1" }).Apply(found => found.Ip),
        });
        var mapping = GetIpamMapping.Invoke(new() { VnetId = "labnet", Ip = "198.51.100.20" });
        _ = new IpamMapping("printer", new()
        {
            VnetId = mapping.Apply(found => found.VnetId),
            Ip = GetIpamMappings.Invoke().Apply(mappings => mappings.Items[0].Ip),
            Mac = mapping.Apply(found => found.Mac),
        });
        var netbox = GetNetboxIpam.Invoke(new() { IpamId = "netbox" });
        _ = new NetboxIpam("netbox", new()
        {
            IpamId = netbox.Apply(found => found.IpamId),
            Url = netbox.Apply(found => found.Url),
            Token = "canary",
        });
        var phpipam = GetPhpIpam.Invoke(new() { IpamId = "phpipam" });
        _ = new PhpIpam("phpipam", new()
        {
            IpamId = phpipam.Apply(found => found.IpamId),
            Url = phpipam.Apply(found => found.Url),
            Token = "canary",
            Section = phpipam.Apply(found => found.Section),
        });
        var powerdns = GetPowerDns.Invoke(new() { DnsId = "powerdns" });
        _ = new PowerDns("powerdns", new()
        {
            DnsId = powerdns.Apply(found => found.DnsId),
            Url = powerdns.Apply(found => found.Url),
            Key = "canary",
        });
        _ = new EvpnController("another", new()
        {
            ControllerId = GetControllers.Invoke().Apply(controllers => controllers.Items[0].ControllerId),
            Asn = 65000,
        });
        _ = new PveIpam("another", new() { IpamId = GetIpams.Invoke().Apply(ipams => ipams.Items[0].IpamId) });
        _ = new PowerDns("another", new()
        {
            DnsId = GetDnsServers.Invoke().Apply(servers => servers.Items[0].DnsId),
            Url = "https://dns.example.com/api/v1/servers/localhost",
            Key = "canary",
        });
    }
}
