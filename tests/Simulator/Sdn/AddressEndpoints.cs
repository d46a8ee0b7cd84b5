using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/cluster/sdn/vnets/{vnet}/ips</c> (<c>PVE::API2::Network::SDN::Ips</c>). Which zone is named does not matter.</summary>
public sealed class AddressEndpoints : IEndpoints
{
    private const string Root = "/cluster/sdn/vnets/{vnet}/ips";

    public void Map(Router router)
    {
        router.On("POST", Root, call => Add(call, call.Text("ip"), vmId: null));
        router.On("PUT", Root, Move);
        router.On("DELETE", Root, call => Spaced(() => Remove(call, call.Text("ip"))));
    }

    private static void Move(PveCall call)
    {
        var isNew = call.Text("ip").Contains(':', StringComparison.Ordinal);
        var zone = Zone(call);
        // Only a zone that gives addresses out knows whose they are.
        var old = zone?["dhcp"] is null ? null : Ipam.For(call.Datacenter, zone)?.Of(call.Datacenter, call.Text("mac"), isNew);
        Remove(call, old ?? "");
        try
        {
            Spaced(() => Add(call, call.Text("ip"), call.Number("vmid")));
        }
        catch (PveError)
        {
            Add(call, old!, call.Number("vmid"));
            throw;
        }
    }

    private static void Add(PveCall call, string address, long? vmId)
    {
        var subnet = SubnetOf(call, address);
        var entry = new JObject();
        if (vmId is not null)
        {
            entry["vmid"] = vmId;
        }

        if (call.OptionalText("mac") is { } mac)
        {
            entry["mac"] = mac;
        }

        Ipam.For(call.Datacenter, Zone(call))?.Add(subnet, address, entry);
    }

    private static void Remove(PveCall call, string address)
    {
        var subnet = SubnetOf(call, address);
        Ipam.For(call.Datacenter, Zone(call))?.Forget(subnet, address);
    }

    private static State.Section? Zone(PveCall call) =>
        SdnConfig.Read(call.Datacenter, SdnConfig.Vnets).Find(call.Text("vnet"))?["zone"] is { } zone
            ? SdnConfig.Read(call.Datacenter, SdnConfig.Zones).Find(zone)
            : null;

    /// <summary>The subnet of an address, among those that were applied.</summary>
    private static Subnet SubnetOf(PveCall call, string address) => SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Subnets).Sections
        .Where(section => section["vnet"] == call.Text("vnet"))
        .OrderBy(section => section.Id, StringComparer.Ordinal)
        .Select(section => new Subnet(section.Id))
        .FirstOrDefault(subnet => subnet.Contains(address))
        ?? throw PveError.Die($"can't find any subnet for ip {address} at /usr/share/perl5/PVE/Network/SDN/Subnets.pm line 115.");

    /// <summary>Says an error again, which ends its line once more.</summary>
    private static void Spaced(Action action)
    {
        try
        {
            action();
        }
        catch (PveError error)
        {
            throw PveError.Die(error.Text);
        }
    }
}
