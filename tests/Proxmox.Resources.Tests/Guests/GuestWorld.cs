using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests;

/// <summary>A simulated datacenter with one guest under the provider's care.</summary>
/// <param name="pve">The datacenter.</param>
/// <param name="client">Who speaks to the provider.</param>
/// <param name="type">The kind of guest in PVE's paths.</param>
internal abstract class GuestWorld(PveSimulator pve, IInfrastructureClient client, string type) : IAsyncDisposable
{
    private readonly IInfrastructureClient _client = client;

    public PveSimulator Pve => pve;

    /// <summary>What is recorded of the guest.</summary>
    public Value State => _client.State;

    /// <summary>The requests since the last apply or plan began that change something, in a line each.</summary>
    public IReadOnlyList<string> Writes => [.. Pve.Requests.All.Where(request => request.Verb != "GET").Select(request =>
        $"{request.Verb} {request.Path} {string.Join('&', request.Parameters.Where(parameter => parameter.Key != "digest").OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}"))}".TrimEnd())];

    /// <summary>Makes an object of attributes.</summary>
    public static Value Object(params ReadOnlySpan<(string Name, Value Value)> members) => Value.Object(members);

    /// <summary>Does something by hand and waits for its task.</summary>
    public static void Run(PveSimulator pve, string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        var answer = pve.Request(verb, path, parameters);
        if (answer is { Type: JTokenType.String } && ((string)answer!).StartsWith("UPID:", StringComparison.Ordinal))
        {
            var node = ((string)answer!).Split(':')[1];
            var status = $"/nodes/{node}/tasks/{(string)answer!}/status";
            JToken? task;
            do
            {
                Thread.Yield();
                task = pve.Request("GET", status);
            }
            while ((string?)task!["status"] == "running");
            Assert.That((string?)task["exitstatus"], Is.EqualTo("OK"), $"{verb} {path}");
        }
    }

    /// <summary>The same, on this world.</summary>
    public void ByHand(string verb, string path, params (string Name, JToken Value)[] parameters) => Run(Pve, verb, path, parameters);

    /// <summary>What PVE has in the guest's configuration.</summary>
    public JObject Config(long vmid = 100, string node = "pve1") => (JObject)Pve.Request("GET", $"/nodes/{node}/{type}/{vmid}/config")!;

    /// <summary>The volumes of a storage.</summary>
    public IReadOnlyList<string> Volumes(string storage, string node = "pve1") =>
        [.. ((JArray)Pve.Request("GET", $"/nodes/{node}/storage/{storage}/content")!).Select(volume => (string)volume["volid"]!)
            .Order(StringComparer.Ordinal)];

    /// <summary>Plans and gives what was said.</summary>
    public Task<Outcome> PlanAsync(Value config)
    {
        Pve.Requests.Clear();
        return _client.PlanAsync(config);
    }

    /// <summary>Applies and gives what was said.</summary>
    public Task<Outcome> TryAsync(Value config)
    {
        Pve.Requests.Clear();
        return _client.ApplyAsync(config);
    }

    /// <summary>Applies without errors, after which the next plan is empty.</summary>
    public async Task<Outcome> ApplyAsync(Value config, bool mayWarn = false)
    {
        var outcome = await TryAsync(config);
        Assert.That(outcome.Errors, Is.Empty);
        if (!mayWarn)
        {
            Assert.That(outcome.Warnings, Is.Empty);
        }

        var next = await _client.PlanAsync(config);
        Assert.That(next.Errors, Is.Empty);
        Assert.That(next.Action, Is.EqualTo(PlannedAction.Nothing), "the plan after it");
        return outcome;
    }

    /// <summary>Imports by what the guest is called.</summary>
    public Task<Outcome> ImportAsync(Value config, string id) => _client.ImportAsync(config, id);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await Pve.DisposeAsync();
    }
}
