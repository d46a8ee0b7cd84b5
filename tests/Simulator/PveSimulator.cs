using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Cluster;
using Proxmox.Simulator.Faults;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Jobs;
using Proxmox.Simulator.Profiles;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator;

/// <summary>A simulated PVE node with its HTTPS API. Each has a state of its own.</summary>
public sealed class PveSimulator : IAsyncDisposable
{
    private const int MostWaitingRequests = 64;

    private readonly Dictionary<string, ApiServer> _servers;
    private readonly Rack _rack;
    private readonly List<ITimer> _timers = [];

    private PveSimulator(Rack rack, Dictionary<string, ApiServer> servers, FaultPlan faults, RequestLog requests)
    {
        _rack = rack;
        _servers = servers;
        Faults = faults;
        Requests = requests;
    }

    /// <summary>Where the API is, without <c>/api2/json</c>.</summary>
    public Uri Endpoint => EndpointOf(_rack.Machines[0].Name);

    /// <summary>root's API token without privilege separation: <c>root@pam!test=secret</c>.</summary>
    public string ApiToken => $"root@pam!test={Datacenter.Accounts.TokenSecrets["root@pam!test"]}";

    /// <summary>root's login.</summary>
    public string Username => "root@pam";

    /// <summary>root's password.</summary>
    public string Password => Datacenter.Accounts.SystemUsers["root"];

    /// <summary>SHA-256 of the server's certificate, bytes separated by colons.</summary>
    public string Fingerprint => Certificates.Shared.Fingerprint;

    /// <summary>The authority that signed the server's certificate.</summary>
    public string CaPem => Certificates.Shared.AuthorityPem;

    /// <summary>The state. Touch it within <see cref="State.Datacenter.Locked(Action{State.Datacenter})"/>.</summary>
    public Datacenter Datacenter => _rack.Machines[0].Site.Datacenter;

    /// <summary>The machines, each with the cluster that it is in.</summary>
    public IReadOnlyList<Machine> Machines => _rack.Machines;

    /// <summary>The simulated time.</summary>
    public Clock Clock => Datacenter.Clock;

    /// <summary>What is to go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What has been asked so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>Tickets; tests may expire them all.</summary>
    public Authenticator Authenticator => _rack.Machines[0].Site.Authenticator;

    /// <summary>Starts a simulator. It listens when the task completes.</summary>
    public static async Task<PveSimulator> StartAsync(SimulatorOptions? options = null)
    {
        options ??= new SimulatorOptions();
        // Requests that wait for locks or tasks hold threads, and the pool adds new ones slowly.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, MostWaitingRequests), ports);
        var clock = new Clock();
        if (options.Start is { } start)
        {
            clock.Set(start);
        }

        var (faults, requests) = (new FaultPlan(), new RequestLog());
        var rack = new Rack(datacenter => new Site(datacenter, faults, requests));
        var profile = StartProfile.Named(options.Profile);
        foreach (var datacenter in profile.Open(options.Version, clock, options.Nodes))
        {
            var site = rack.Open(datacenter);
            rack.Machines.AddRange(datacenter.Nodes.Where(node => node.HasJoined)
                .Select(node => new Machine(node.Name, node.Address, site)));
        }

        var servers = new Dictionary<string, ApiServer>(StringComparer.Ordinal);
        foreach (var machine in rack.Machines.Take(options.AddressForEachNode ? rack.Machines.Count : 1))
        {
            Func<HttpContext, Task<Answer>> handle = options.AddressForEachNode
                ? machine.HandleAsync : context => machine.Site.Pipeline.HandleAsync(context);
            var port = servers.Count == 0 ? options.Port : 0;
            servers[machine.Name] = await ApiServer.StartAsync(options.Address, port, handle, options.LoginPenalty, clock);
        }

        var simulator = new PveSimulator(rack, servers, faults, requests);
        await profile.FurnishAsync(simulator);
        await Herd.FurnishAsync(simulator, options.Guests);
        if (profile.RunsJobs)
        {
            simulator.Every(TimeSpan.FromMinutes(1), datacenter => JobScheduler.Of(datacenter).RunDue());
            simulator.Every(TimeSpan.FromSeconds(10), datacenter => HaRecovery.Of(datacenter).RunDue());
        }

        return simulator;
    }

    /// <summary>Sets up another datacenter, of one node, that has nothing in common with this one but the network between them.</summary>
    /// <param name="address">The node's address; it has none that tests could connect to.</param>
    public Datacenter OpenElsewhere(string address)
    {
        var datacenter = StartProfile.Named("demo").Open(Datacenter.Version, Clock, nodes: 1).Single();
        _rack.Machines.Add(new Machine(address, address, _rack.Open(datacenter)));
        return datacenter;
    }

    /// <summary>The machines' rack.</summary>
    internal Rack Rack => _rack;

    /// <summary>A worker of any node; null where none has the UPID.</summary>
    public SimulatedTask? FindTask(string upid) => _rack.Machines.Select(machine => machine.Site.Datacenter).Distinct()
        .Select(datacenter => datacenter.Locked(state => state.Tasks.Find(upid))).FirstOrDefault(task => task is not null);

    /// <summary>Where a node's own API is, without <c>/api2/json</c>.</summary>
    public Uri EndpointOf(string node) =>
        new(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{_servers[node].Port}"));

    /// <summary>Does something as root@pam behind everybody's back: no HTTP, no log, no faults of requests.</summary>
    /// <param name="verb">GET, POST, PUT or DELETE.</param>
    /// <param name="path">Path below <c>/api2/json</c>.</param>
    /// <param name="parameters">Names and values in turn.</param>
    /// <returns><c>data</c>.</returns>
    /// <exception cref="PveError">The call failed.</exception>
    public JToken? Request(string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        var raw = parameters.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
        var result = _rack.Machines[0].Site.Dispatcher.Run(verb, path, new Identity("root@pam", HasToken: false), raw);
        if (result.Status == 200)
        {
            return result.Data;
        }

        throw result.Errors is { } errors ? PveError.Parameters(errors) : PveError.Raise(result.Status, result.Message);
    }

    public async ValueTask DisposeAsync()
    {
        _timers.ForEach(timer => timer.Dispose());
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }

        foreach (var datacenter in _rack.Machines.Select(machine => machine.Site.Datacenter).Distinct())
        {
            datacenter.Tasks.Dispose();
        }
    }

    /// <summary>Lets daemons do something again and again, in simulated time.</summary>
    private void Every(TimeSpan period, Action<Datacenter> action) => _timers.Add(Clock.CreateTimer(
        _ =>
        {
            foreach (var datacenter in _rack.Machines.Select(machine => machine.Site.Datacenter).Distinct().ToList())
            {
                datacenter.Locked(action);
            }
        },
        null,
        period,
        period));
}
