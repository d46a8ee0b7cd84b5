using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Cluster.Sdn.Dns;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Zones;

/// <summary>What zones of all types share: <c>/cluster/sdn/zones</c> (PVE::API2::Network::SDN::Zones).</summary>
internal static class Zone
{
    /// <summary>The path of all zones.</summary>
    public const string Collection = "/cluster/sdn/zones";

    /// <summary>The name of a zone.</summary>
    public static Field<string> Id { get; } =
        Text("zone_id", "Name of the zone: two to eight letters and digits, a letter first.").OnWire("zone").Required().Replacing()
            .Checked(SdnNames.Short);

    /// <summary>The nodes.</summary>
    public static Field<IReadOnlySet<string>> Nodes { get; } =
        TextSet("nodes", "Nodes that the zone is on. Unset means all.").Checked(Identifiers.Node);

    /// <summary>The size of packets.</summary>
    public static Field<long> Mtu { get; } =
        Whole("mtu", "MTU of the zone's bridges. Unset means that PVE works it out from the network below.").Between(0, 65520);

    /// <summary>Whose addresses are given out.</summary>
    public static Field<string> Ipam { get; } =
        Text("ipam", "Name of the management of addresses that knows which ones of the zone are taken, such as `pve`. Unset means "
            + "none. It cannot change while the zone has subnets.").RefersTo("ipam_id").Checked(SdnNames.Id);

    /// <summary>The server of names.</summary>
    public static Field<string> Dns { get; } =
        Text("dns", "Name of the DNS server in which guests of the zone are registered. Unset means none.")
            .RefersTo("dns_id").Checked(SdnNames.Id);

    /// <summary>The server of names by address.</summary>
    public static Field<string> ReverseDns { get; } =
        Text("reverse_dns", "Name of the DNS server in which their addresses are registered. Unset means none.")
            .OnWire("reversedns").Checked(SdnNames.Id);

    /// <summary>The domain.</summary>
    public static Field<string> DnsZone { get; } =
        Text("dns_zone", "Domain that the guests are registered in, such as `lab.example.com`. Unset means none.")
            .OnWire("dnszone").Checked(Identifiers.HostName);

    /// <summary>Whether bridges forget who is where.</summary>
    public static Field<bool> DisableMacLearning { get; } =
        Flag("bridge_disable_mac_learning", "Whether the bridges do not learn MAC addresses but know those of the guests' network devices "
            + "alone. Unset means false.").OnWire("bridge-disable-mac-learning").ImpliedDefault(false);

    /// <summary>The port of VXLAN.</summary>
    public static Field<long> VxlanPort { get; } =
        Whole("vxlan_port", "UDP port of VXLAN. Unset means 4789.").OnWire("vxlan-port").Between(1, 65535).ImpliedDefault(4789);

    /// <summary>What PVE asks for.</summary>
    public static ImmutableArray<Privilege> Privileges { get; } =
    [
        SdnNames.Apply,
        new("SDN.Allocate", "/sdn/zones/{zone_id}") { For = Purposes.Read },
        new(["SDN.Audit", "SDN.Allocate"], "/sdn/zones/{zone_id}") { For = Purposes.List },
    ];

    /// <summary>The declaration of one type of zone.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="own">The attributes of the type; those that all have are added to them.</param>
    /// <param name="constraints">What must hold between them.</param>
    public static Resource Of(
        string type, string noun, string doc, ImmutableArray<Field> own, params ImmutableArray<Constraint> constraints) =>
        new("sdn_zone_" + type, doc)
        {
            Area = Areas.Sdn,
            Noun = noun,
            Api = new(Collection)
            {
                Item = Collection + "/{zone_id}",
                Listed = SdnObject.List(Collection),
                Constants = [("type", type)],
                Only = ("type", type),
                HasDigest = true,
            },
            Fields = [Id, .. own, Nodes, Mtu, Ipam, Dns, ReverseDns, DnsZone, SdnObject.State],
            Identity = [Id],
            ImportId = new("{zone_id}", type),
            Constraints = [Constraint.Needs(DnsZone, Dns), .. constraints],
            Privileges = Privileges,
            Hooks = SdnObject.Hooks with { Adjust = Adjust, Preflight = CheckServersAsync },
        };

    /// <summary>The same with checks of one type besides.</summary>
    public static Resource Checking(this Resource zone, Func<Session, PlanReview, CancellationToken, Task> own) => zone with
    {
        Hooks = zone.Hooks with
        {
            Preflight = async (session, plan, cancel) =>
            {
                await CheckServersAsync(session, plan, cancel);
                await own(session, plan, cancel);
            },
        },
    };

    /// <summary>Warns of servers that there are not.</summary>
    private static async Task CheckServersAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.Config.Value.IsNull)
        {
            return;
        }

        var look = new SdnLook(session, plan);
        await look.WarnOfMissingAsync(Ipam, "ipam", "ipam_id", "sdn_ipam_", Ipams.Ipam.Collection, cancel);
        await look.WarnOfMissingAsync(Dns, "dns", "dns_id", "sdn_dns_", PowerDns.Collection, cancel);
        await look.WarnOfMissingAsync(ReverseDns, "dns", "dns_id", "sdn_dns_", PowerDns.Collection, cancel);
    }

    // PVE takes a domain together with its server alone.
    private static void Adjust(Operation operation, Form form)
    {
        if (form.Has(DnsZone.Wire) && !form.Has(Dns.Wire))
        {
            ToForm.Add(form, Dns, operation.Planned[Dns]);
        }

        SdnObject.ShowToken(operation, form);
    }
}
