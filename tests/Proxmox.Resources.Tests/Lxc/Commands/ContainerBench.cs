using Newtonsoft.Json.Linq;
using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc.Commands;

/// <summary>A cluster of three nodes with container 100 on the second one, and a client that runs commands on it.</summary>
internal sealed class ContainerBench : CommandBench
{
    private ContainerBench(ClientKind kind, PveSimulator pve)
        : base(kind, pve, "lxc")
    {
    }

    /// <summary>Starts the cluster.</summary>
    /// <param name="kind">The client.</param>
    /// <param name="isRunning">Whether the container runs.</param>
    /// <param name="options">Options of the container, names and values in turn.</param>
    public static async Task<ContainerBench> StartAsync(
        ClientKind kind, bool isRunning = false, params (string Name, JToken Value)[] options)
    {
        var pve = await PveSimulator.StartAsync(new() { Nodes = 3 });
        ContainerWorld.Furnish(pve);
        var bench = new ContainerBench(kind, pve);
        (string Name, JToken Value)[] root = options.Any(option => option.Name == "rootfs") ? [] : [("rootfs", "ct-nas:1")];
        await bench.DoAsync(
            "POST", "/nodes/pve2/lxc", [("vmid", 100), ("ostemplate", ContainerWorld.Template), .. root, .. options]);
        if (isRunning)
        {
            await bench.DoAsync("POST", bench.Path + "/status/start");
        }

        return bench;
    }
}
