using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Cluster.Sdn.Ipams;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Dns;

/// <summary>
/// Servers that guests of a zone are registered in: <c>/cluster/sdn/dns</c> (PVE::API2::Network::SDN::Dns,
/// PVE::Network::SDN::Dns::PowerdnsPlugin). They count at once, and are not applied.
/// </summary>
public static class PowerDns
{
    /// <summary>The path of all servers.</summary>
    internal const string Collection = "/cluster/sdn/dns";

    /// <summary>The name.</summary>
    internal static Field<string> Id { get; } =
        Text("dns_id", "Name of the DNS server: letters and digits, a letter first.").OnWire("dns").Required().Replacing()
            .Checked(SdnNames.Id);

    private static readonly Field<string> Url = Ipam.Url with
    {
        Doc = "URL of the server in the API of PowerDNS, such as `https://dns.example.com:8081/api/v1/servers/localhost`.",
    };

    private static readonly Field<string> Key = Text("key", "API key that PVE shows to it.").Required().Secret().As(Formats.Line)
        .Checked(SdnNames.Secret);

    private static readonly Field<long> Ttl =
        Whole("ttl_seconds", "How long others may keep a record, in seconds. Unset means 14400.").OnWire("ttl").Between(0);

    private static readonly Field<long> ReverseMask =
        Whole("reverse_mask_v6", "Length of the prefix of IPv6 that the zone of names by address is for. Unset means that of the subnet.")
            .OnWire("reversemaskv6").Between(0, 128);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "sdn_dns_powerdns", "A PowerDNS that PVE registers guests in by name and address. PVE tries to reach it with every change.")
    {
        Area = Areas.Sdn,
        Noun = "PowerDns",
        Api = new(Collection)
        {
            Item = Collection + "/{dns_id}",
            Listed = new(Collection),
            Constants = [("type", "powerdns")],
            Only = ("type", "powerdns"),
            HasDigest = true,
        },
        Fields = [Id, Url, Key, Ttl, ReverseMask, Ipam.Fingerprint],
        Identity = [Id],
        ImportId = new("{dns_id}", "powerdns"),
        Privileges =
        [
            SdnNames.Apply,
            new("SDN.Allocate", "/sdn/dns/{dns_id}") { For = Purposes.Read },
            new(["SDN.Audit", "SDN.Allocate"], "/sdn/dns/{dns_id}") { For = Purposes.List },
        ],
        Hooks = SdnObject.UnstagedHooks,
    };
}
