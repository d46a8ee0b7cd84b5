namespace Proxmox.Simulator.Fidelity;

/// <summary>Whom lines were sent to, and by whom: a connection to each node, and what is known of users and tokens there.</summary>
internal sealed class RecordedClients : IAsyncDisposable
{
    private readonly PveSimulator _simulator;
    private readonly Dictionary<string, RawHttp> _http = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Credentials> _credentials = new(StringComparer.Ordinal);

    public RecordedClients(PveSimulator simulator)
    {
        _simulator = simulator;
    }

    private string FirstNode => _simulator.Machines[0].Name;

    /// <summary>The connection to the node that a line was sent to.</summary>
    public RawHttp HttpOf(Recording recording) => HttpOf(recording.Node ?? FirstNode);

    /// <summary>What is known of users and tokens where a line was sent to: in the cluster that its node was in.</summary>
    public Credentials CredentialsOf(Recording recording)
    {
        var node = RecordedNodes.AccountsOf(recording) ?? FirstNode;
        if (!_credentials.TryGetValue(node, out var credentials))
        {
            _credentials[node] = credentials = new Credentials(_simulator, HttpOf(node));
        }

        return credentials;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var http in _http.Values)
        {
            await http.DisposeAsync();
        }
    }

    private RawHttp HttpOf(string node)
    {
        if (!_http.TryGetValue(node, out var http))
        {
            _http[node] = http = new RawHttp(_simulator.EndpointOf(node));
        }

        return http;
    }
}
