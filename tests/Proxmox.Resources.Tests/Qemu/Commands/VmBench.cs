using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

/// <summary>A cluster of three nodes with VM 100 on the second one, and a client that runs commands on it.</summary>
internal sealed class VmBench : IAsyncDisposable
{
    private const string Guest = "/nodes/pve2/qemu/100";

    private readonly ClientKind _kind;

    private VmBench(ClientKind kind, PveSimulator pve) => (_kind, Pve) = (kind, pve);

    public PveSimulator Pve { get; }

    /// <summary>What runs in the VM.</summary>
    public GuestSystem System => GuestSystems.Of(Pve.Datacenter)[100];

    /// <summary>The requests that changed something, or tried to.</summary>
    public IEnumerable<string> Writes =>
        Pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}");

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
            await bench.DoAsync("POST", Guest + "/status/start");
        }

        return bench;
    }

    /// <summary>Runs a command on the VM.</summary>
    public Task<CommandOutcome> RunAsync(string command, params (string Name, Value Value)[] config) =>
        CommandClient.RunAsync(_kind, Pve, command, [("vmid", 100), .. config]);

    /// <summary>Runs a command on the VM, which succeeds.</summary>
    public async Task<CommandOutcome> SucceedAsync(string command, params (string Name, Value Value)[] config)
    {
        var outcome = await RunAsync(command, config);
        Assert.That(outcome.Errors, Is.Empty);
        return outcome;
    }

    /// <summary>Runs a command on the VM that finds everything as asked, and says why.</summary>
    public async Task NothingToDoAsync(string why, string command, params (string Name, Value Value)[] config)
    {
        var before = Writes.Count();
        var outcome = await SucceedAsync(command, config);
        Assert.That(outcome.Told, Has.Member(why));
        Assert.That(Writes.Skip(before), Is.Empty);
        Assert.That(outcome["changed"], Is.EqualTo("false"));
    }

    /// <summary>Does something behind the provider's back and waits until it is done.</summary>
    public async Task DoAsync(string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        Pve.Request(verb, path, parameters);
        await IdleAsync();
    }

    /// <summary>Puts the VM under the care of the HA manager.</summary>
    public void Manage(string state) => Pve.Datacenter.Locked(datacenter => HighAvailability.Of(datacenter).Add(100, state));

    /// <summary>Something of the VM's status.</summary>
    public string? Status(string member, string node = "pve2") =>
        Pve.Request("GET", $"/nodes/{node}/qemu/100/status/current")![member]?.ToString();

    /// <summary>An option of the VM.</summary>
    public string? Option(string name) => Pve.Request("GET", Guest + "/config")![name]?.ToString();

    public ValueTask DisposeAsync() => Pve.DisposeAsync();

    private Task IdleAsync() => Pve.Datacenter.Tasks.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
}
