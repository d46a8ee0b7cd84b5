using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/cluster/sdn/vnets/{vnet}/subnets</c> (<c>PVE::API2::Network::SDN::Subnets</c>).</summary>
public sealed class SubnetEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        var area = SdnConfig.Area("/cluster/sdn/vnets/{vnet}/subnets", SdnConfig.Subnets, "subnet", "sdn subnet '{id}' does not exist");
        (area with
        {
            Types = [SectionType.Parse("subnet", "vnet+ gateway snat dnszoneprefix dhcp-range dhcp-dns-server")],
            Texts = area.Texts with { MissingOnDelete = null },
            Identify = call => ("subnet", call.Method.Verb == "POST"
                ? $"{VnetEndpoints.Find(call.Datacenter, call.Text("vnet"))["zone"]}-{call.Text("subnet").Replace('/', '-')}"
                : call.Text("subnet")),
            OnCall = VnetEndpoints.RequireAccess,
            Shows = (call, json) => json.Value<string>("vnet") == call.Text("vnet"),
            Verify = change => SubnetRules.Verify(change, ZoneOf(change)),
            OnDelete = change => Ipam.For(change.Call.Datacenter, ZoneOf(change))?.Remove(new(change.Id)),
            OnShow = Show,
        }).Map(router);
    }

    private static Section? ZoneOf(SectionChange change) => SdnConfig.Read(change.Call.Datacenter, SdnConfig.Zones)
        .Find(VnetEndpoints.Find(change.Call.Datacenter, change.Call.Text("vnet"))["zone"]!);

    private static void Show(PveCall call, Section section, JObject json)
    {
        if (call.Has("subnet") && json.Value<string>("vnet") != call.Text("vnet"))
        {
            throw PveError.Parameter("vnet", "wrong vnet");
        }

        var subnet = new Subnet(section.Id);
        json["id"] = section.Id;
        json["zone"] = subnet.Zone;
        json["network"] = subnet.Network;
        json["mask"] = subnet.Mask;
        json["cidr"] = subnet.Cidr;
        json["dhcp-range"] = new JArray(SubnetRules.Ranges(section).Select(range =>
            new JObject { ["start-address"] = range.Start, ["end-address"] = range.End }));
    }
}
