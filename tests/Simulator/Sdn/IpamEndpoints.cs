using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/cluster/sdn/ipams</c> and <c>/cluster/sdn/dns</c> (<c>PVE::API2::Network::SDN::Ipams</c>, <c>::Dns</c>), whose changes
/// count at once. Of servers elsewhere nothing but their existence is known.</summary>
public sealed class IpamEndpoints : IEndpoints
{
    private const string BuiltIn = "pve";

    public void Map(Router router)
    {
        var ipams = SdnConfig.Area("/cluster/sdn/ipams", SdnConfig.Ipams, "ipam", "sdn '{id}' does not exist");
        (ipams with
        {
            Types =
            [
                new SectionType(BuiltIn, []),
                SectionType.Parse("netbox", "url+ token+ fingerprint"),
                SectionType.Parse("phpipam", "url+ token+ section+ fingerprint"),
            ],
            Texts = ipams.Texts with { Delete = "delete sdn zone object failed" },
            Visible = ("/sdn/ipams/{id}", SdnConfig.Readers),
            ChecksBeforeLock = true,
            Load = Load,
            Verify = change => RequireServer(change, $"Can't connect to {change.Section.Type} api"),
        }).Map(router);
        router.On("GET", "/cluster/sdn/ipams/{ipam}/status", Status);

        (SdnConfig.Area("/cluster/sdn/dns", SdnConfig.Dns, "dns", "sdn '{id}' does not exist") with
        {
            Types = [SectionType.Parse("powerdns", "url+ key+ ttl reversemaskv6 fingerprint")],
            Visible = ("/sdn/dns/{id}", SdnConfig.Readers),
            ChecksBeforeLock = true,
            Verify = change => RequireServer(change, "dns api error"),
        }).Map(router);
    }

    /// <summary>The managements of addresses; PVE's own is always among them.</summary>
    public static SectionConfig Load(Datacenter datacenter)
    {
        var config = SdnConfig.Read(datacenter, SdnConfig.Ipams);
        if (config.Find(BuiltIn) is null)
        {
            config.Add(new Section(BuiltIn, BuiltIn));
        }

        return config;
    }

    /// <summary>A server is taken to answer, except on the node itself.</summary>
    private static void RequireServer(SectionChange change, string what)
    {
        if (change.Section["url"] is { } text && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.IsLoopback)
        {
            throw PveError.Die(
                $"{what}: Invalid response from server: 500 Can't connect to {url.Host}:{url.Port} (Connection refused)");
        }
    }

    private static JToken Status(PveCall call)
    {
        if (call.Text("ipam") != BuiltIn)
        {
            throw PveError.Die("Currently only PVE IPAM is supported! at /usr/share/perl5/PVE/API2/Network/SDN/Ipams.pm line 319.");
        }

        var zones = SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Zones);
        var subnets = SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Subnets).Sections
            .ToDictionary(subnet => new Subnet(subnet.Id) is var parts ? (parts.Zone, parts.Cidr) : default, subnet => subnet["vnet"]);
        return new JArray(
            from zone in Ipam.All(call.Datacenter).Properties()
            where zones.Find(zone.Name) is { } applied && applied["ipam"] is BuiltIn && applied["dhcp"] is not null
            from subnet in ((JObject)zone.Value).Properties()
            let vnet = subnets.GetValueOrDefault((zone.Name, subnet.Name))
            where vnet is not null && call.AllowsAny($"/sdn/zones/{zone.Name}/{vnet}", SdnConfig.Readers)
            from address in ((JObject)subnet.Value).Properties()
            select new JObject((JObject)address.Value)
            {
                ["zone"] = zone.Name,
                ["subnet"] = subnet.Name,
                ["ip"] = address.Name,
                ["vnet"] = vnet,
            });
    }
}
