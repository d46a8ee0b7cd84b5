using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Network cards that are ports of Open vSwitch.</summary>
public static class OvsPort
{
    private static readonly Field<string> Name = InterfaceFields.Name.Checked(Identifiers.Interface) with
    {
        Doc = "Name of the network card, such as `eno1`. The bridge has it among its `ports`.",
    };

    // A card moves when its bridge names it no more and another does.
    private static readonly Field<string> Bridge = InterfaceFields.OvsBridge.InEveryUpdate();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "OVSPort", "ovs_port", "OvsPort",
        "What a network card of a node is as a port of a bridge of Open vSwitch, which names it among its `ports`. Creating this resource "
            + "takes the port over, and deleting it clears the attributes that were set.",
        "eno1",
        [Name, Bridge, InterfaceFields.OvsTag, InterfaceFields.OvsOptions, InterfaceFields.Mtu, InterfaceFields.Comment],
        [],
        new()
        {
            IsPermanent = true,
            Require = (operation, now) => Nic.RequireCard(operation, now, "OVSPort", "a port of a bridge of Open vSwitch"),
        }) with
    {
        ReadDoc = "What a network card of a node is as a port of a bridge of Open vSwitch.",
    };
}
