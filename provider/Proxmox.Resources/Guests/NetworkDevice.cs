using System.Globalization;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>What the network devices of guests of both kinds have.</summary>
internal static class NetworkDevice
{
    /// <summary>What it is plugged into.</summary>
    public static Field<string> Bridge { get; } =
        Text("bridge", "Bridge or SDN VNet that it is plugged into, such as `vmbr0`. Unset means none.")
            .RefersTo("vnet_id", "network_bridge.name", "network_ovs_bridge.name").Checked(Identifiers.Bridge)
            .Needs(
                GuestPrivilege.Plug(GuestPrivilege.Bridges + "{bridge}") with
                {
                    Case = "a bridge, without VLANs",
                    When = (_, device) => device[Vlan!].IsNull && device[Trunks!].IsNull
                },
                GuestPrivilege.Plug("/sdn/zones/{zone}/{bridge}") with { Case = "a VNet" });

    /// <summary>The VLAN.</summary>
    public static Field<long> Vlan { get; } =
        Whole("vlan", "VLAN that its traffic belongs to. Unset means none.").OnWire("tag").Between(1, 4094)
            .Needs(GuestPrivilege.Plug(GuestPrivilege.Bridges + "{bridge}/{vlan}"));

    /// <summary>The VLANs that pass.</summary>
    public static Field<IReadOnlySet<string>> Trunks { get; } =
        TextSet("trunks", "VLANs that pass tagged, each a number or a range such as `10-20`. Unset means all.").Written(WireForm.Semicolons)
            .Matching("[0-9]+(-[0-9]+)?", "a VLAN's number or a range such as \"10-20\"")
            .Needs(GuestPrivilege.Plug(GuestPrivilege.Bridges + "{bridge}/{vlan}") with { Names = Each });

    /// <summary>Whether the firewall filters it.</summary>
    public static Field<bool> Firewall { get; } =
        Flag("firewall", "Whether PVE's firewall filters its traffic. Unset means false.").ImpliedDefault(false);

    /// <summary>Whether its cable is unplugged.</summary>
    public static Field<bool> LinkDown { get; } =
        Flag("link_down", "Whether its cable is unplugged. Unset means false.").ImpliedDefault(false);

    private static IEnumerable<string> Each(Value trunks) => trunks.Items.Select(item => item.AsText()).OfType<string>().SelectMany(vlans =>
        vlans.Split('-') is [var first, var last] && int.Parse(first, CultureInfo.InvariantCulture) is var from
            ? Enumerable.Range(from, Math.Max(1, int.Parse(last, CultureInfo.InvariantCulture) - from + 1))
                .Select(vlan => vlan.ToString(CultureInfo.InvariantCulture))
            : [vlans]);
}
