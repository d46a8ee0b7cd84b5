using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha.Commands;

/// <summary>A cluster of three nodes with VMs under HA on the first, and a client that runs commands.</summary>
internal sealed class HaBench : IAsyncDisposable
{
    private readonly ClientKind _kind;

    private HaBench(ClientKind kind, PveSimulator pve) => (_kind, Pve) = (kind, pve);

    public PveSimulator Pve { get; }

    public static async Task<HaBench> StartAsync(ClientKind kind)
    {
        var pve = await PveSimulator.StartAsync(new() { Nodes = 3 });
        HaWorld.Manage(pve, 4100, 4101);
        return new(kind, pve);
    }

    /// <summary>The node of a VM.</summary>
    public string NodeOf(int vmId) => Pve.Datacenter.Locked(datacenter => datacenter.Guests[vmId].Node);

    /// <summary>How often a path was posted to.</summary>
    public int Posts(string path) => Pve.Requests.All.Count(request => request.Verb == "POST" && request.Path == path);

    public Task<CommandOutcome> RunAsync(string command, params (string Name, Value Value)[] config) =>
        CommandClient.RunAsync(_kind, Pve, command, config);

    public async Task<CommandOutcome> SucceedAsync(string command, params (string Name, Value Value)[] config)
    {
        var outcome = await RunAsync(command, config);
        Assert.That(outcome.Errors, Is.Empty);
        return outcome;
    }

    public ValueTask DisposeAsync() => Pve.DisposeAsync();
}
