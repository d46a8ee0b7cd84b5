using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Bridges of Open vSwitch.</summary>
public static class OvsBridge
{
    private const string PortsParameter = "ovs_ports";

    private static readonly Field<string> Name = InterfaceFields.Name.Checked(Identifiers.Interface) with
    {
        Doc = "Name of the bridge, such as `vmbr1`.",
    };

    private static readonly Field<IReadOnlySet<string>> Ports = InterfaceFields.Names("ports", PortsParameter,
        "Network cards of the node that are ports of the bridge, such as `eno1`. Bonds and internal ports say themselves which bridge they "
            + "are on. Unset means none.");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "OVSBridge", "ovs_bridge", "OvsBridge",
        "A bridge of Open vSwitch on a node, which has to have the package `openvswitch-switch`.",
        "vmbr1",
        [
            Name, Ports, InterfaceFields.OvsOptions, .. InterfaceFields.Addresses, InterfaceFields.Mtu, InterfaceFields.Autostart,
            InterfaceFields.Comment,
        ],
        InterfaceFields.AddressRules,
        new() { Complete = WithoutJoined, Adjust = KeepJoined }) with
    {
        Discovery = NetworkInterface.Bridges,
    };

    private static string[] PortsOf(PveData bridge) =>
        (bridge[PortsParameter].AsText() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // What has joined the bridge by its own resource is none of the bridge's to name.
    private static bool HasJoined(NodeInterfaces all, string port) =>
        all.All.GetValueOrDefault(port, PveData.Null)["type"].AsText() is "OVSBond" or "OVSIntPort";

    private static PveData WithoutJoined(PveData live, NodeInterfaces all)
    {
        var own = string.Join(' ', PortsOf(live).Where(port => !HasJoined(all, port)));
        return PveData.Object([.. live.Members.Where(member => member.Key != PortsParameter),
            .. own.Length == 0 ? [] : new[] { KeyValuePair.Create(PortsParameter, PveData.Of(own)) }]);
    }

    private static void KeepJoined(Operation operation, Form form, NodeInterfaces now)
    {
        var bridge = now.All.GetValueOrDefault(operation.Target.Get(InterfaceFields.Name)!, PveData.Null);
        var joined = PortsOf(bridge).Where(port => HasJoined(now, port)).ToList();
        if (joined.Count == 0 || (!form.Has(PortsParameter) && !form.Deleted.Contains(PortsParameter)))
        {
            return;
        }

        var own = (form[PortsParameter] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        form.Replace(PortsParameter, string.Join(' ', own.Concat(joined)));
    }
}
