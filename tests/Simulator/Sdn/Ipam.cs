using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary>PVE's own management of addresses (<c>PVE::Network::SDN::Ipams::PVEPlugin</c>): which ones of a zone are taken. Changes count
/// at once.</summary>
internal sealed class Ipam
{
    private readonly ConfigFile _file;
    private readonly string _zone;

    private Ipam(Datacenter datacenter, string zone)
    {
        _file = FileOf(datacenter);
        _zone = zone;
    }

    /// <summary>The addresses of a zone; null where the zone has no management, or somebody else's.</summary>
    public static Ipam? For(Datacenter datacenter, Section? zone) => zone?["ipam"] is "pve" ? new(datacenter, zone.Id) : null;

    /// <summary>Zones with their subnets and their addresses.</summary>
    public static JObject All(Datacenter datacenter) =>
        FileOf(datacenter).Text is { Length: > 0 } text ? JObject.Parse(text) : [];

    public void Add(Subnet subnet) => Change(all =>
    {
        var zone = all[_zone] ??= new JObject();
        zone[subnet.Cidr] ??= new JObject();
    });

    public void Remove(Subnet subnet) => Change(all =>
    {
        var addresses = Addresses(all, subnet);
        if (addresses.Count > 1 || addresses.Properties().Any(address => address.Value["gateway"] is null))
        {
            throw PveError.Die($"cannot delete subnet '{subnet.Cidr}', not empty");
        }

        ((JObject)all[_zone]!).Remove(subnet.Cidr);
    });

    public void AddGateway(Subnet subnet, string address) => Add(subnet, address, new JObject { ["gateway"] = 1 });

    /// <summary>Registers an address.</summary>
    /// <param name="entry">Whose it is: <c>mac</c>, <c>vmid</c> or <c>gateway</c>.</param>
    public void Add(Subnet subnet, string address, JObject entry) => Change(all =>
    {
        var (addresses, key) = (Addresses(all, subnet), Canonical(address));
        if (addresses[key] is { } taken && (entry["gateway"] is null || taken["gateway"] is null))
        {
            throw PveError.Die($"IP '{key}' already exist");
        }

        addresses[key] = entry;
    });

    public void Forget(Subnet subnet, string address) => Change(all =>
    {
        var (addresses, key) = (Addresses(all, subnet), Canonical(address));
        if (!addresses.Remove(key))
        {
            throw PveError.Die($"IP '{key}' does not exist in IPAM DB");
        }
    });

    /// <summary>The address of a network card, of one family.</summary>
    public string? Of(Datacenter datacenter, string mac, bool isNew) => (All(datacenter)[_zone] as JObject)?.Properties()
        .SelectMany(subnet => ((JObject)subnet.Value).Properties())
        .LastOrDefault(address => address.Name.Contains(':', StringComparison.Ordinal) == isNew
            && address.Value.Value<string>("mac") == mac)?.Name;

    private JObject Addresses(JObject all, Subnet subnet)
    {
        var zone = all[_zone] ?? throw PveError.Die($"zone '{_zone}' doesn't exist in IPAM DB");
        return (JObject?)zone[subnet.Cidr] ?? throw PveError.Die($"subnet '{subnet.Cidr}' doesn't exist in IPAM DB");
    }

    private void Change(Action<JObject> change)
    {
        var all = _file.Text is { Length: > 0 } text ? JObject.Parse(text) : [];
        change(all);
        _file.Write(all.ToString(Formatting.None));
    }

    private static string Canonical(string address) => IPAddress.Parse(address).ToString();

    private static ConfigFile FileOf(Datacenter datacenter) => datacenter.File("sdn/pve-ipam-state.json");
}
