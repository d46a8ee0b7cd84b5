using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Routing;

/// <summary>Finds the code of an API method by verb and path template, as <c>PVE::RESTHandler</c> does.</summary>
public sealed class Router
{
    private readonly Dictionary<(string Verb, string Template), Func<PveCall, JToken?>> _handlers = [];

    public Router(PveVersion version)
    {
        Version = version;
    }

    /// <summary>The release whose calls are registered.</summary>
    public PveVersion Version { get; }

    /// <summary>
    /// Registers a call. It runs with the datacenter's lock held, after permissions and parameters have been checked; its result is
    /// <c>data</c>.
    /// </summary>
    /// <param name="verb">GET, POST, PUT or DELETE.</param>
    /// <param name="template">Path as in the API description: <c>/access/users/{userid}</c>.</param>
    /// <param name="handler">Answers with <c>data</c> (null for JSON null), or throws <see cref="PveError"/>.</param>
    public void On(string verb, string template, Func<PveCall, JToken?> handler)
    {
        if (!_handlers.TryAdd((verb, template), handler))
        {
            throw new InvalidOperationException($"{verb} {template} is registered twice");
        }
    }

    /// <summary>Registers a call that answers with null.</summary>
    public void On(string verb, string template, Action<PveCall> handler) => On(verb, template, call =>
    {
        handler(call);
        return null;
    });

    /// <summary>Registers a GET that lists sub-directories, in PVE's order.</summary>
    public void Index(string template, params string[] names) => On("GET", template, _ => Directory("subdir", names));

    /// <summary>A list of <c>{ key: name }</c> objects.</summary>
    public static JArray Directory(string key, IEnumerable<string> names) => new(names.Select(name => new JObject { [key] = name }));

    /// <summary>The code of a method, or null when the simulator has none.</summary>
    public Func<PveCall, JToken?>? Find(string verb, string template) => _handlers.GetValueOrDefault((verb, template));
}
