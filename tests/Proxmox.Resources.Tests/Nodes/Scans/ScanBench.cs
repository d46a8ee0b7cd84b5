using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Scans;

/// <summary>What the looks for storages share.</summary>
internal static class ScanBench
{
    /// <summary>Looks, where something is to be found, and gives what was told.</summary>
    public static async Task<IReadOnlyList<Value>> ReadAsync(
        string kind, string where, string found, params (string Name, Value Value)[] inputs)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter => StorageConfig.Of(datacenter).Host.Scans[where] = JArray.Parse(found));
        return (await DataReader.ReadAsync(pve, "node_scan_" + kind, [("node", "pve1"), .. inputs]))["items"].Items;
    }
}
