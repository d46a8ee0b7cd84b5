using System.Runtime.CompilerServices;
using Proxmox.Resources.Cluster.Sdn;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the node has the bridges and VNets.</summary>
internal static class BridgeCheck
{
    /// <summary>Finds bridges that the node does not have.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var plugged = vm.Texts(vm.Model.NetworkDevices, NetworkDevice.Bridge).ToList();
        if (vm.Node is not { } node || plugged.Count == 0 || await vm.Datacenter.BridgesAsync(node, cancel) is not { } bridges)
        {
            yield break;
        }

        var rights = await vm.Datacenter.RightsAsync(cancel);
        foreach (var (path, bridge) in plugged.Where(device => !bridges.ContainsKey(device.Text)
            && !vm.Session.Known.IsPlanned(kind => kind == Vnet.Declaration.Name, device.Text)))
        {
            // PVE does not list what the caller may not use; what is missing then is the privilege.
            if (rights?.HasAny($"/sdn/zones/localnetwork/{bridge}", "SDN.Use", "SDN.Audit") is not false)
            {
                yield return new(
                    path,
                    $"Node {node} has no bridge or VNet {bridge}",
                    $"It has {(bridges.Count == 0 ? "none" : string.Join(", ", bridges.Keys.Order(StringComparer.Ordinal)))}. Correct "
                        + $"{path}, or create the bridge on the node and apply its network configuration; for a VNet, apply the SDN "
                        + "configuration.");
            }
        }
    }
}
