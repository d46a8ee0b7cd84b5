using System.Net;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Lxc.Lifecycle;

/// <summary>
/// The addresses of a container: those that its configuration gives, and where that leaves them to DHCP or to routers, those that it has
/// while it runs (<c>GET .../interfaces</c>).
/// </summary>
internal static class ContainerAddresses
{
    /// <summary>The addresses, by a question only where the configuration does not tell them.</summary>
    public static async Task<IReadOnlyList<IPAddress>> OfAsync(
        Operation operation, ReadGuest read, Attributes container, CancellationToken cancel)
    {
        var words = container.Get(Network.Devices)?.OrderBy(device => device.Key, StringComparer.Ordinal)
            .SelectMany(device => new[] { device.Value.Get(InterfaceAddress.Ipv4), device.Value.Get(InterfaceAddress.Ipv6) })
            .OfType<string>().ToList() ?? [];
        return read.Status == Power.Running && words.Exists(word => word is "dhcp" or "auto")
            ? await GuestAddresses.NowAsync(operation, ContainerModel.Instance, read.Place, cancel)
            : [.. words.Where(InterfaceAddress.IsStatic).Select(word => IPAddress.Parse(word.Split('/')[0]))];
    }

    /// <summary>The addresses in PVE's answer that others can reach.</summary>
    public static IReadOnlyList<IPAddress> In(PveData interfaces) => ReachableAddresses.Among(interfaces.Items.SelectMany(Told));

    /// <summary>The addresses of one interface. PVE 8.4 tells one of each family, with its prefix.</summary>
    public static IEnumerable<string> Told(PveData device) => device["ip-addresses"].IsNull
        ? new[] { device["inet"].AsText(), device["inet6"].AsText() }.OfType<string>().Select(address => address.Split('/')[0])
        : device["ip-addresses"].Items.Select(entry => entry["ip-address"].AsText()).OfType<string>();
}
