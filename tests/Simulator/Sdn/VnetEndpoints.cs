using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/cluster/sdn/vnets</c> (<c>PVE::API2::Network::SDN::Vnets</c>).</summary>
public sealed class VnetEndpoints : IEndpoints
{
    public void Map(Router router) => (
        SdnConfig.Area("/cluster/sdn/vnets", SdnConfig.Vnets, "vnet", "sdn vnet '{id}' does not exist") with
        {
            Types = [SectionType.Parse("vnet", "zone+ tag alias vlanaware isolate-ports")],
            OnCall = call =>
            {
                if (call.Method.PathTemplate.EndsWith('}'))
                {
                    RequireAccess(call);
                }
            },
            Shows = (call, json) => call.AllowsAny(
                $"/sdn/zones/{json["zone"] ?? json["pending"]?["zone"]}/{json["vnet"]}", SdnConfig.Readers),
            Verify = Verify,
            OnDelete = change =>
            {
                if (HasSubnets(change))
                {
                    throw PveError.Parameter("vnet", "Can't delete vnet if subnets exists");
                }
            },
        }).Map(router);

    /// <summary>Fails unless the call's VNet is there, as it will be, and the caller may do there what the call is for.</summary>
    public static void RequireAccess(PveCall call)
    {
        var vnet = Find(call.Datacenter, call.Text("vnet"));
        call.RequireAny($"/sdn/zones/{vnet["zone"]}/{vnet.Id}", call.Method.Verb == "GET" ? SdnConfig.Readers : ["SDN.Allocate"]);
    }

    /// <summary>A VNet as it will be.</summary>
    public static Section Find(Datacenter datacenter, string id) =>
        SdnConfig.Read(datacenter, SdnConfig.Vnets).Find(id) ?? throw PveError.Die($"sdn vnet '{id}' does not exist");

    private static void Verify(SectionChange change)
    {
        if (change.Before is { } before && before["zone"] != change.Section["zone"] && HasSubnets(change))
        {
            throw PveError.Parameter("zone", "can't change zone if subnets exist");
        }

        var zones = SdnConfig.Read(change.Call.Datacenter, SdnConfig.Zones);
        var zone = zones.Find(change.Section["zone"]!) ?? throw PveError.Die("cannot lookup undefined type!"
            + $" at /usr/share/perl5/PVE/API2/Network/SDN/Vnets.pm line {(change.IsCreation ? 326 : 402)}.");
        ZoneRules.Verify(zone, change.Section, change.Config, zones);
        if (change.Section["vlanaware"] is "1" && HasSubnets(change))
        {
            throw PveError.Parameter("vlanaware", "vlanaware vnet is not compatible with subnets");
        }
    }

    private static bool HasSubnets(SectionChange change) =>
        SdnConfig.Read(change.Call.Datacenter, SdnConfig.Subnets).Sections.Any(subnet => subnet["vnet"] == change.Id);
}
