using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Storage;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// A cluster for VMs with one of them under the provider's care: the storages <c>files</c> (a directory of each node), <c>nas</c> (shared),
/// <c>local-lvm</c>; an ISO image, a disk image of 2 GiB, and the template 900 called <c>golden</c> with a disk of 4 GiB.
/// </summary>
internal sealed class VmWorld : IAsyncDisposable
{
    public const string Iso = "files:iso/debian.iso";
    public const string Image = "files:import/debian.qcow2";

    private readonly IInfrastructureClient _client;

    private VmWorld(PveSimulator pve, IInfrastructureClient client) => (Pve, _client) = (pve, client);

    public PveSimulator Pve { get; }

    /// <summary>What is recorded of the VM.</summary>
    public Value State => _client.State;

    /// <summary>The requests since the last apply or plan began that change something, in a line each.</summary>
    public IReadOnlyList<string> Writes => [.. Pve.Requests.All.Where(request => request.Verb != "GET").Select(request =>
        $"{request.Verb} {request.Path} {string.Join('&', request.Parameters.Where(parameter => parameter.Key != "digest").OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}"))}".TrimEnd())];

    public static async Task<VmWorld> StartAsync(ClientKind kind = ClientKind.Wire, PveVersion version = PveVersion.V92)
    {
        var pve = await PveSimulator.StartAsync(new() { Version = version });
        Furnish(pve);
        return new(pve, await ClientKinds.StartAsync(kind, pve, "vm"));
    }

    /// <summary>Makes the storages, images and the template.</summary>
    public static void Furnish(PveSimulator pve)
    {
        pve.Request("POST", "/storage", ("storage", "files"), ("type", "dir"), ("path", "/srv/files"),
            ("content", "images,iso,import,snippets"));
        pve.Request("POST", "/storage", ("storage", "nas"), ("type", "nfs"), ("server", "192.0.2.99"), ("export", "/x"),
            ("content", "images,iso"));
        var storage = StorageConfig.Of(pve.Datacenter);
        storage.Volumes.Put(storage.Get("files"), "iso/debian.iso", 5 << 20);
        storage.Volumes.Put(storage.Get("files"), "import/debian.qcow2", 2L << 30);
        Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", 900), ("name", "golden"), ("scsi0", "files:4"), ("net0", "virtio,bridge=vmbr0"),
            ("memory", "2048"), ("description", "the golden one"));
        Run(pve, "POST", "/nodes/pve1/qemu/900/template");
    }

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

    /// <summary>What PVE has in the VM's configuration.</summary>
    public JObject Config(long vmid = 100, string node = "pve1") => (JObject)Pve.Request("GET", $"/nodes/{node}/qemu/{vmid}/config")!;

    /// <summary>Whether the VM runs.</summary>
    public string Status(long vmid = 100, string node = "pve1") =>
        (string)Pve.Request("GET", $"/nodes/{node}/qemu/{vmid}/status/current")!["qmpstatus"]!;

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

    /// <summary>Imports by what the VM is called.</summary>
    public Task<Outcome> ImportAsync(Value config, string id) => _client.ImportAsync(config, id);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await Pve.DisposeAsync();
    }
}
