using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Network cards.</summary>
public static class Nic
{
    private static readonly Field<string> Name = InterfaceFields.Name.Checked(Identifiers.Interface) with
    {
        Doc = "Name of the network card, such as `eno1`.",
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "eth", "nic", "Nic",
        "The configuration of a network card of a node. The card is there by itself: creating this resource takes it over, and deleting it "
            + "clears the attributes that were set.",
        "eno1",
        [Name, .. InterfaceFields.Addresses, InterfaceFields.Mtu, InterfaceFields.Autostart, InterfaceFields.Comment],
        InterfaceFields.AddressRules,
        new() { IsPermanent = true, Require = (operation, now) => RequireCard(operation, now, "eth", "a network card") }) with
    {
        ReadDoc = "The configuration of a network card of a node.",
    };

    /// <summary>Fails where the node has no card of that name, or it is something else now.</summary>
    internal static void RequireCard(Operation operation, NodeInterfaces now, string type, string what)
    {
        var (node, name) = (operation.Planned.Get(Names.Node), operation.Planned.Get(InterfaceFields.Name)!);
        if (!now.All.TryGetValue(name, out var entry))
        {
            var cards = now.All.Where(other => other.Value["type"].AsText() == type).Select(other => other.Key).ToList();
            throw PveFault.About(InterfaceFields.Name.Wire, $"node {node} has no interface {name}; as {what} it has "
                + (cards.Count == 0 ? "none" : string.Join(", ", cards)));
        }

        if (entry["type"].AsText() is var found && found != type)
        {
            throw PveFault.About(InterfaceFields.Name.Wire, $"{name} of node {node} is not {what} but of the type {found}"
                + (found == "OVSPort" ? "; an ovs_port configures it while it is on the bridge" : ""));
        }
    }
}
