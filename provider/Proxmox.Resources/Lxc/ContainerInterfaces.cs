using Proxmox.Engine.Declarations;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>The network interfaces of a running container: <c>/nodes/{node}/lxc/{vmid}/interfaces</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerInterfaces
{
    private static readonly Field<long> VmId =
        Names.VmId with { Doc = "VMID of the container, wherever in the cluster it is.", IsReplacing = false };

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The interfaces of the container, ordered by name; none while it is stopped.",
        Text("name", "Name of the interface inside the container.").AlwaysReturned(),
        Text("mac_address", "MAC address of the interface.").OnWire("hwaddr").As(Formats.MacAddress),
        TextList("ip_addresses", "IP addresses of the interface, IPv4 and IPv6, without the lengths of their prefixes."));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "container_interfaces", "Network interfaces of a running container, with the addresses that they have now.")
    {
        Area = Areas.Guests,
        Fields = [VmId, Items],
        Privileges = [GuestPrivilege.Audit],
        Read = async (session, config, cancel) =>
        {
            var (interfaces, _) = await GuestDirectory.RequireAsync(session, GuestKind.Container, config.Get(VmId)!.Value, node: null,
                at => session.Pve.GetAsync(at.Path + "/interfaces", cancel: cancel), cancel);
            return EntryList.Of(Items, interfaces.Items.Select(Entry));
        },
    };

    private static PveData Entry(PveData device) => PveData.Object(
    [
        .. device.Members,
        KeyValuePair.Create("ip_addresses", PveData.Array(Lifecycle.ContainerAddresses.Told(device).Select(PveData.Of))),
    ]);
}
