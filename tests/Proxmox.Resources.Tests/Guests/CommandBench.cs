using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests;

/// <summary>A cluster of three nodes with guest 100 on the second one, and a client that runs commands on it.</summary>
/// <param name="kind">The client.</param>
/// <param name="pve">The cluster.</param>
/// <param name="type">The kind of guest in PVE's paths.</param>
internal abstract class CommandBench(ClientKind kind, PveSimulator pve, string type) : IAsyncDisposable
{
    public PveSimulator Pve => pve;

    /// <summary>The guest's path.</summary>
    protected string Path { get; } = $"/nodes/pve2/{type}/100";

    /// <summary>The requests that changed something, or tried to.</summary>
    public IEnumerable<string> Writes =>
        Pve.Requests.All.Where(request => request.Verb != "GET").Select(request => $"{request.Verb} {request.Path}");

    /// <summary>Runs a command on the guest, unless it names another one.</summary>
    public Task<CommandOutcome> RunAsync(string command, params (string Name, Value Value)[] config) => CommandClient.RunAsync(
        kind, pve, command, config.Any(member => member.Name == "vmid") ? config : [("vmid", 100), .. config]);

    /// <summary>Runs a command on the guest, which succeeds.</summary>
    public async Task<CommandOutcome> SucceedAsync(string command, params (string Name, Value Value)[] config)
    {
        var outcome = await RunAsync(command, config);
        Assert.That(outcome.Errors, Is.Empty);
        return outcome;
    }

    /// <summary>Runs a command on the guest that finds everything as asked, and says why.</summary>
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

    /// <summary>Puts the guest under the care of the HA manager.</summary>
    public void Manage(string state) => Pve.Datacenter.Locked(datacenter => HighAvailability.Of(datacenter).Add(100, state));

    /// <summary>Something of the guest's status.</summary>
    public string? Status(string member, string node = "pve2") =>
        Pve.Request("GET", $"/nodes/{node}/{type}/100/status/current")![member]?.ToString();

    /// <summary>An option of the guest.</summary>
    public string? Option(string name) => Pve.Request("GET", Path + "/config")![name]?.ToString();

    public ValueTask DisposeAsync() => Pve.DisposeAsync();

    protected Task IdleAsync() => Pve.Datacenter.Tasks.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
}
