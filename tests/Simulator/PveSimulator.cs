using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Faults;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Profiles;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator;

/// <summary>A simulated PVE node with its HTTPS API. Each has a state of its own.</summary>
public sealed class PveSimulator : IAsyncDisposable
{
    private const int MostWaitingRequests = 64;

    private readonly ApiServer _server;
    private readonly ApiDispatcher _dispatcher;

    private PveSimulator(ApiServer server, ApiDispatcher dispatcher, Datacenter datacenter, Authenticator authenticator,
        FaultPlan faults, RequestLog requests)
    {
        _server = server;
        _dispatcher = dispatcher;
        Datacenter = datacenter;
        Authenticator = authenticator;
        Faults = faults;
        Requests = requests;
        Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{server.Port}"));
    }

    /// <summary>Where the API is, without <c>/api2/json</c>.</summary>
    public Uri Endpoint { get; }

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
    public Datacenter Datacenter { get; }

    /// <summary>The simulated time.</summary>
    public Clock Clock => Datacenter.Clock;

    /// <summary>What is to go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What has been asked so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>Tickets; tests may expire them all.</summary>
    public Authenticator Authenticator { get; }

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

        var datacenter = new Datacenter(options.Version, clock);
        var profile = StartProfile.Named(options.Profile);
        profile.Apply(datacenter);
        if (options.Nodes is { } nodes)
        {
            StartProfile.Resize(datacenter, nodes);
        }

        var faults = new FaultPlan();
        datacenter.LockFailure = faults.TakeLock;
        datacenter.Tasks.BeforeWork = faults.BeforeTaskAsync;
        datacenter.Tasks.ForkFailure = faults.TakeWorker;
        var authenticator = new Authenticator(datacenter);
        var router = new Router(options.Version);
        foreach (var endpoints in Areas.All(authenticator))
        {
            endpoints.Map(router);
        }

        var dispatcher = new ApiDispatcher(datacenter, router);
        var requests = new RequestLog();
        var pipeline = new RequestPipeline(datacenter, authenticator, dispatcher, faults, requests);
        var server = await ApiServer.StartAsync(options.Address, options.Port, pipeline.HandleAsync, options.LoginPenalty, clock);
        var simulator = new PveSimulator(server, dispatcher, datacenter, authenticator, faults, requests);
        await profile.FurnishAsync(simulator);
        await Herd.FurnishAsync(simulator, options.Guests);
        return simulator;
    }

    /// <summary>Does something as root@pam behind everybody's back: no HTTP, no log, no faults of requests.</summary>
    /// <param name="verb">GET, POST, PUT or DELETE.</param>
    /// <param name="path">Path below <c>/api2/json</c>.</param>
    /// <param name="parameters">Names and values in turn.</param>
    /// <returns><c>data</c>.</returns>
    /// <exception cref="PveError">The call failed.</exception>
    public JToken? Request(string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        var raw = parameters.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
        var result = _dispatcher.Run(verb, path, new Identity("root@pam", HasToken: false), raw);
        if (result.Status == 200)
        {
            return result.Data;
        }

        throw result.Errors is { } errors ? PveError.Parameters(errors) : PveError.Raise(result.Status, result.Message);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Datacenter.Tasks.Dispose();
    }
}
