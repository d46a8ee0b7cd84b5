using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Linux bridges.</summary>
public static class Bridge
{
    private static readonly Field<string> Name = InterfaceFields.Name.Checked(Identifiers.Interface) with
    {
        Doc = "Name of the bridge, such as `vmbr1`.",
    };

    private static readonly Field<IReadOnlySet<string>> Ports = InterfaceFields.Names("ports", "bridge_ports",
        "Interfaces of the node that are ports of the bridge, such as `eno1` or `bond0`. None of them has an address of its own. Unset "
            + "means none.");

    private static readonly Field<bool> VlanAware =
        Flag("vlan_aware", "Whether guests on the bridge can be in VLANs of their own. Unset means false.").OnWire("bridge_vlan_aware")
            .ImpliedDefault(false);

    private static readonly Field<IReadOnlySet<string>> Vids =
        TextSet("vids", "VLANs that a bridge which is `vlan_aware` lets through, each a number or a range such as `100-200`.")
            .OnWire("bridge_vids").Written(WireForm.Spaces).ServerChosen().UnknownWhenChanges(() => [VlanAware])
            .Matching("[0-9]{1,4}(-[0-9]{1,4})?", "a VLAN from 2 to 4094 or a range such as \"100-200\"")
            .UnsetMeans("2-4094 where the bridge is vlan_aware");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "bridge", "bridge", "Bridge",
        "A Linux bridge of a node, which guests are connected to.",
        "vmbr1",
        [
            Name, Ports, VlanAware, Vids, .. InterfaceFields.Addresses, InterfaceFields.Mtu, InterfaceFields.Autostart,
            InterfaceFields.Comment,
        ],
        [.. InterfaceFields.AddressRules, new(OnlyWhereAware)],
        new() { Adjust = (_, form, _) => RemoveFalse(form) }) with
    {
        Discovery = NetworkInterface.Bridges,
    };

    private static IEnumerable<Model.Declarations.Violation> OnlyWhereAware(Attributes config) =>
        config.Has(Vids) && (config[VlanAware].IsNull || config.Get(VlanAware) is false)
            ? [new(Vids, "vids needs vlan_aware = true beside it: a bridge that knows no VLANs lets all of them through.")] : [];

    // PVE writes yes whatever the value is.
    private static void RemoveFalse(Form form)
    {
        if (form[VlanAware.Wire] != "0")
        {
            return;
        }

        if (form.Has(Name.Wire))
        {
            form.Remove(VlanAware.Wire);
        }
        else
        {
            form.Delete(VlanAware.Wire);
        }
    }
}
