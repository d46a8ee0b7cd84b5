using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>
/// Networks of addresses in a VNet: <c>/cluster/sdn/vnets/{vnet}/subnets</c> (PVE::API2::Network::SDN::Subnets). PVE names a subnet by its
/// zone, address and length, bits of a host in it included.
/// </summary>
public static class Subnet
{
    private const string Collection = "/cluster/sdn/vnets/{vnet_id}/subnets";

    private static readonly Field<string> VnetId =
        Vnet.Id with { Doc = "Name of the VNet that it is in.", Rules = [SdnNames.Short], References = [new("vnet_id")] };

    private static readonly Field<string> Id =
        Text("subnet_id", "PVE's name of the subnet, such as `zone1-198.51.100.0-24`.").OnWire("subnet").Computed();

    private static readonly Field<string> Cidr =
        Text("cidr", "Network with the length of its prefix, such as `198.51.100.0/24`.").Required().Replacing().As(Formats.Cidr)
            .NotAParameter();

    private static readonly Field<string> ZoneId =
        Text("zone_id", "Name of the VNet's zone.").OnWire("zone").Computed();

    private static readonly Field<string> Gateway =
        Text("gateway", "Address of the gateway in it. In a simple zone, and one of EVPN, each node has it. Unset means none.")
            .As(Formats.IpAddress);

    private static readonly Field<bool> Snat =
        Flag("snat", "Whether guests reach the world outside with the address of their node. Unset means false.").ImpliedDefault(false);

    private static readonly Field<string> RangeStart =
        Text("start_address", "The first address.").OnWire("start-address").Required().As(Formats.IpAddress);

    private static readonly Field<string> RangeEnd =
        Text("end_address", "The last address.").OnWire("end-address").Required().As(Formats.IpAddress);

    private static readonly Field<IReadOnlyList<Attributes>> DhcpRanges =
        NestedSet("dhcp_ranges", "Addresses that the zone's DHCP server gives out. They do not overlap. Unset means none.",
            RangeStart, RangeEnd).OnWire("dhcp-range");

    private static readonly Field<string> DhcpDnsServer =
        Text("dhcp_dns_server", "DNS server that the DHCP server tells guests. Unset means that of the zone's DHCP server.")
            .OnWire("dhcp-dns-server").As(Formats.IpAddress);

    private static readonly Field<string> DnsZonePrefix =
        Text("dns_zone_prefix", "Part of the name that guests are registered by, before the zone's domain. Unset means none.")
            .OnWire("dnszoneprefix").Checked(Identifiers.HostName);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("sdn_subnet", "A network of addresses in a VNet, with its gateway and DHCP ranges.")
    {
        Area = Areas.Sdn,
        Noun = "Subnet",
        Plural = "sdn_subnets",
        Api = new(Collection)
        {
            Item = Collection + "/{subnet_id}",
            Listed = SdnObject.List(Collection),
            Constants = [("type", "subnet")],
            HasDigest = true,
        },
        Fields = [VnetId, Id, Cidr, ZoneId, Gateway, Snat, DhcpRanges, DhcpDnsServer, DnsZonePrefix, SdnObject.State],
        Identity = [VnetId, Id],
        ImportId = new("{vnet_id}/{subnet_id}", "web/zone1-198.51.100.0-24"),
        Privileges =
        [
            SdnNames.Apply,
            new("SDN.Allocate", "/sdn/zones/{zone_id}/{vnet_id}") { For = Purposes.Write },
            new(["SDN.Audit", "SDN.Allocate"], "/sdn/zones/{zone_id}/{vnet_id}") { For = Purposes.Read | Purposes.List },
        ],
        Constraints = [SubnetChecks.Gateway(Cidr, Gateway), SubnetChecks.Ranges(Cidr, DhcpRanges, RangeStart, RangeEnd)],
        Hooks = SdnObject.Hooks with { AfterCreate = LearnAsync, Adjust = Adjust },
    };

    private static void Adjust(Operation operation, Form form)
    {
        if (operation.Prior.Value.IsNull)
        {
            form.Add(Id.Wire, operation.Planned.Get(Cidr)!);
        }

        SdnObject.ShowToken(operation, form);
    }

    private static async Task LearnAsync(Operation operation, PveData answer, CancellationToken cancel)
    {
        var vnet = await operation.Pve.GetAsync(
            PvePath.Join("cluster", "sdn", "vnets", operation.Planned.Get(VnetId)!), cancel: cancel);
        operation.SetComputed(Id, Value.Of($"{vnet["zone"].AsText()}-{operation.Planned.Get(Cidr)!.Replace('/', '-')}"));
    }
}
