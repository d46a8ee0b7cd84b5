using System.Collections.Concurrent;
using Proxmox.Client;

namespace Proxmox.Tools.Discover.Map;

/// <summary>Reads what the map shows: a request for each list, and one for the network of each node that is there.</summary>
/// <param name="pve">The datacenter.</param>
internal sealed class SnapshotReader(IPve pve)
{
    private readonly ConcurrentBag<string> _gaps = [];

    /// <summary>Reads.</summary>
    /// <exception cref="PveFault">Not even the list of what there is can be had.</exception>
    public async Task<Snapshot> ReadAsync(CancellationToken cancel)
    {
        // The first answer tells whether the connection is any good; the others then need not find that out each by itself.
        var resources = await pve.GetAsync("/cluster/resources", cancel: cancel);
        var nodes = resources.Items.Where(entry => entry["type"].AsText() == "node").ToList();
        var networks = nodes.Where(IsOnline).Select(entry => entry["node"].AsText()!).Order(StringComparer.Ordinal)
            .Select(node => (Node: node, Answer: TryAsync(PvePath.Join("nodes", node, "network"), $"the network of {node}", cancel)))
                .ToList();
        foreach (var absent in nodes.Where(node => !IsOnline(node)))
        {
            _gaps.Add($"the network of {absent["node"].AsText()}: the node is {absent["status"].AsText() ?? "not online"}");
        }

        var version = TryAsync("/version", "the version", cancel);
        var status = TryAsync("/cluster/status", "the name of the cluster", cancel);
        var zones = TryAsync("/cluster/sdn/zones", "the zones of the SDN", cancel);
        var vnets = TryAsync("/cluster/sdn/vnets", "the VNets", cancel);
        var pools = TryAsync("/pools", "the comments of the pools", cancel);
        await Task.WhenAll([version, status, zones, vnets, pools, .. networks.Select(network => network.Answer)]);
        return new()
        {
            Resources = resources,
            Version = (await version)["version"].AsText(),
            Cluster = (await status).Items.FirstOrDefault(entry => entry["type"].AsText() == "cluster")?["name"].AsText(),
            Networks = [.. networks.Select(network => (network.Node, network.Answer.Result))],
            Zones = await zones,
            Vnets = await vnets,
            Pools = await pools,
            Gaps = [.. _gaps.Order(StringComparer.Ordinal)],
        };
    }

    private static bool IsOnline(PveData node) => node["status"].AsText() == "online";

    private async Task<PveData> TryAsync(string path, string what, CancellationToken cancel)
    {
        try
        {
            return await pve.GetAsync(path, cancel: cancel);
        }
        catch (PveFault fault)
        {
            _gaps.Add($"{what}: {fault.Said}");
            return PveData.Null;
        }
    }
}
