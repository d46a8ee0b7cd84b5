using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Ipams;

/// <summary>
/// Addresses that are kept for network cards: <c>/cluster/sdn/vnets/{vnet}/ips</c> (PVE::API2::Network::SDN::Ips). They count at once. PVE
/// tells of them in the list of its own management alone.
/// </summary>
public static class IpamMapping
{
    private const string Status = Ipam.Collection + "/pve/status";

    private static readonly Field<string> VnetId =
        Vnet.Id with
        {
            Doc = "Name of the VNet, in a zone with PVE's own management of addresses and a DHCP server.",
            References = [new("vnet_id")],
        };

    private static readonly Field<string> Ip =
        Text("ip", "Address, in a subnet of the VNet that is applied.").Required().Replacing().As(Formats.IpAddress);

    private static readonly Field<string> Mac =
        Text("mac", "MAC address of the network card that it is for.").Required().Replacing().As(Formats.MacAddress);

    private static readonly Field<string> ZoneId = Text("zone_id", "Name of the VNet's zone.").OnWire("zone").Computed();

    private static readonly Field<long> VmId =
        Whole("vmid", "VMID of the guest that has the card. Null while PVE knows of none.").Computed();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "sdn_ipam_mapping", "An address that the DHCP server of a zone gives to one network card, and to no other.")
    {
        Area = Areas.Sdn,
        Noun = "IpamMapping",
        Plural = "sdn_ipam_mappings",
        Api = new(Status) { Listed = new(Status) { ChangedBy = ["/cluster/sdn", "/nodes"] }, File = ConfigFiles.Addresses },
        Fields = [VnetId, Ip, Mac, ZoneId, VmId],
        Identity = [VnetId, Ip],
        Discovery = new() { LeftOut = "PVE makes such entries for the network devices of guests." },
        ImportId = new("{vnet_id}/{ip}", "labnet/198.51.100.20"),
        Privileges =
        [
            new("SDN.Allocate", "/sdn/zones/{zone_id}/{vnet_id}") { For = Purposes.Write },
            new(["SDN.Audit", "SDN.Allocate"], "/sdn/zones/{zone_id}/{vnet_id}"),
        ],
        Hooks = new()
        {
            Create = CreateAsync,
            Read = ReadAsync,
            Update = Nothing.ToUpdate,
            Delete = DeleteAsync,
            List = ListAsync,
        },
    };

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var parameters = await ParametersAsync(operation, cancel);
        await RequireServerAsync(operation, parameters[ZoneId.Wire]!, cancel);
        await operation.Pve.PostAsync(PathOf(operation, "ips"), parameters, cancel);
        operation.MarkCreated();
    }

    // PVE takes the address for a zone without a server as well, keeps it, and tells of it nowhere.
    private static async Task RequireServerAsync(Operation operation, string zone, CancellationToken cancel)
    {
        try
        {
            var settings = await operation.Pve.GetAsync(PvePath.Join("cluster", "sdn", "zones", zone), cancel: cancel);
            if (settings["ipam"].AsText() is null or "" || settings["dhcp"].AsText() is null or "")
            {
                throw PveFault.About(VnetId.Wire, $"the zone {zone} of VNet {operation.Planned.Get(VnetId)} gives out no addresses: set "
                    + "ipam and dhcp of a simple zone, and apply the SDN configuration");
            }
        }
        // Whoever may not see the zone is not told.
        catch (PveFault hidden) when (hidden.Kind == FaultKind.Permission)
        {
        }
    }

    // What the list does not show may be hidden: who may see the VNet sees its addresses.
    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        if (await operation.FindInListAsync(cancel) is { } found)
        {
            return found;
        }

        await operation.Pve.GetAsync(PathOf(operation), cancel: cancel);
        return null;
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel) =>
        await operation.Pve.DeleteAsync(PathOf(operation, "ips"), await ParametersAsync(operation, cancel), cancel);

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel) =>
        [.. (await operation.Pve.GetAsync(Status, cancel: cancel)).Items.Where(address => !address["mac"].IsNull)];

    private static async Task<Form> ParametersAsync(Operation operation, CancellationToken cancel)
    {
        var vnet = await operation.Pve.GetAsync(PathOf(operation), cancel: cancel);
        var subject = operation.Planned.Value.IsNull ? operation.Prior : operation.Planned;
        return new Form().Add(ZoneId.Wire, vnet[ZoneId.Wire].AsText() ?? "")
            .Add(Ip.Wire, subject.Get(Ip)!).Add(Mac.Wire, subject.Get(Mac)!);
    }

    private static string PathOf(Operation operation, params ReadOnlySpan<string> below) =>
        PvePath.Join(["cluster", "sdn", "vnets", operation.Target.Get(VnetId)!, .. below]);
}
