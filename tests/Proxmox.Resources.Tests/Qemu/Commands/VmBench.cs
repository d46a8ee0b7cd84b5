using Newtonsoft.Json.Linq;
using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

/// <summary>A cluster of three nodes with VM 100 on the second one, and a client that runs commands on it.</summary>
internal sealed class VmBench : CommandBench
{
    private VmBench(ClientKind kind, PveSimulator pve)
        : base(kind, pve, "qemu")
    {
    }

    /// <summary>What runs in the VM.</summary>
    public GuestSystem System => GuestSystems.Of(Pve.Datacenter)[100];

    /// <summary>Starts the cluster.</summary>
    /// <param name="kind">The client.</param>
    /// <param name="isRunning">Whether the VM runs.</param>
    /// <param name="options">Options of the VM, names and values in turn.</param>
    public static Task<VmBench> StartAsync(ClientKind kind, bool isRunning = false, params (string Name, JToken Value)[] options) =>
        StartAsync(kind, PveVersion.V92, isRunning, options);

    /// <summary>Starts a cluster of that version.</summary>
    public static async Task<VmBench> StartAsync(
        ClientKind kind, PveVersion version, bool isRunning, params (string Name, JToken Value)[] options)
    {
        var pve = await PveSimulator.StartAsync(new() { Nodes = 3, Version = version });
        var bench = new VmBench(kind, pve);
        pve.Request("POST", "/nodes/pve2/qemu", [("vmid", 100), .. options]);
        await bench.IdleAsync();
        if (isRunning)
        {
            await bench.DoAsync("POST", bench.Path + "/status/start");
        }

        return bench;
    }
}
