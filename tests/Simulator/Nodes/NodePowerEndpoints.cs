using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary>Switching a node off and on: <c>POST /nodes/{node}/status</c> and <c>wakeonlan</c> (<c>PVE::API2::Nodes</c>).</summary>
public sealed class NodePowerEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/status", call =>
        {
            var (datacenter, node) = (call.Datacenter, call.Datacenter.FindNode(call.NodeName)!);
            foreach (var guest in datacenter.Guests.Values.Where(guest => guest.Node == node.Name))
            {
                GuestControl.Of(guest).Lose(datacenter, guest.VmId);
            }

            // A node that reboots is back before anybody has noticed, as nothing takes any time by default.
            node.Online = call.Text("command") == "reboot";
        });
        router.On("POST", "/nodes/{node}/wakeonlan", call =>
        {
            var (datacenter, name) = (call.Datacenter, call.Node);
            if (name == "localhost" || name == datacenter.LocalNode)
            {
                throw PveError.Die($"'{name}' is local node, cannot wake my self!");
            }

            var node = datacenter.FindNode(name) ?? throw PveError.Die($"no such cluster node '{name}'");
            var address = MacOf(datacenter, name) ?? throw PveError.Die($"No wake on LAN MAC address defined for '{name}'!");
            node.Online = true;
            return address;
        });
    }

    private static string? MacOf(Datacenter datacenter, string node)
    {
        var parts = (NodeConfigEndpoints.OptionsOf(datacenter, node).GetValueOrDefault("wakeonlan") ?? "").Split(',')
            .Select(part => part.Split('=', 2));
        return parts.FirstOrDefault(part => part is ["mac", _] or [{ Length: > 0 }])?[^1];
    }
}
