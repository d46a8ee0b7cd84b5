using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Cluster.Sdn.Zones;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>Networks that guests are plugged into: <c>/cluster/sdn/vnets</c> (PVE::API2::Network::SDN::Vnets).</summary>
public static class Vnet
{
    private const string Collection = "/cluster/sdn/vnets";

    /// <summary>The name of a VNet.</summary>
    internal static Field<string> Id { get; } =
        Text("vnet_id", "Name of the VNet, which is that of its bridge on the nodes: two to eight letters and digits, a letter first.")
            .OnWire("vnet").Required().Replacing().Checked(SdnNames.Short);

    private static readonly Field<string> ZoneId =
        Zone.Id with
        {
            IsReplacing = false,
            Doc = "Name of its zone. It cannot change while the VNet has subnets.",
            References = [new("zone_id")],
        };

    private static readonly Field<long> Tag =
        Whole("tag", "VLAN in a zone of VLANs, to 4094, and optional in one of QinQ; VXLAN in one of VXLANs or EVPN, to 16777215. A simple "
            + "zone has none.").Between(1, 16_777_215);

    private static readonly Field<string> Alias =
        Text("alias", "Longer name that PVE shows: letters, digits, spaces and `()-_.`.").OfLength(0, 256)
            .Matching(@"[()\-_.\w\s]*", "letters, digits, spaces, parentheses, hyphens, underscores and dots");

    private static readonly Field<bool> VlanAware =
        Flag("vlan_aware", "Whether guests choose VLANs inside of the VNet by themselves, so that it has no subnets. Unset means false.")
            .OnWire("vlanaware").ImpliedDefault(false);

    private static readonly Field<bool> IsolatePorts =
        Flag("isolate_ports", "Whether guests of the VNet on one node do not reach each other. Unset means false.").OnWire("isolate-ports")
            .ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("sdn_vnet", "A network that guests are plugged into, as into a bridge of its name.")
    {
        Area = Areas.Sdn,
        Noun = "Vnet",
        Plural = "sdn_vnets",
        Api = new(Collection)
        {
            Item = Collection + "/{vnet_id}",
            Listed = SdnObject.List(Collection),
            HasDigest = true,
        },
        Fields = [Id, ZoneId, Tag, Alias, VlanAware, IsolatePorts, SdnObject.State],
        // A tag is given once.
        IsDeletedFirst = true,
        Identity = [Id],
        ImportId = new("{vnet_id}", "web"),
        Privileges =
        [
            SdnNames.Apply,
            new("SDN.Allocate", "/sdn/zones/{zone_id}/{vnet_id}") { For = Purposes.Write },
            new(["SDN.Audit", "SDN.Allocate"], "/sdn/zones/{zone_id}/{vnet_id}") { For = Purposes.Read | Purposes.List },
        ],
        Hooks = SdnObject.Hooks with
        {
            Preflight = (session, plan, cancel) => VnetTag.CheckAsync(session, plan, Id, ZoneId, Tag, VlanAware, cancel),
        },
    };
}
