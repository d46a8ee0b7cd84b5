using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Routing;

/// <summary>One request on its way through an endpoint: who calls, with which checked parameters, on which state.</summary>
public sealed class PveCall
{
    private readonly IReadOnlyDictionary<string, JToken> _parameters;

    public PveCall(Datacenter datacenter, ApiMethod method, string? authId, IReadOnlyDictionary<string, JToken> parameters,
        IReadOnlyDictionary<string, JToken> raw)
    {
        Datacenter = datacenter;
        Method = method;
        AuthId = authId;
        _parameters = parameters;
        Raw = raw;
    }

    public Datacenter Datacenter { get; }

    public ApiMethod Method { get; }

    /// <summary>Who calls: <c>user@realm</c>, or <c>user@realm!token</c>; null on the few calls that need no login.</summary>
    public string? AuthId { get; }

    /// <summary>
    /// Parameters as sent (strings from forms and queries, native values from JSON). PVE echoes some of them with their wire type.
    /// </summary>
    public IReadOnlyDictionary<string, JToken> Raw { get; }

    /// <summary>Checked parameters, those of the path included.</summary>
    public IReadOnlyDictionary<string, JToken> Parameters => _parameters;

    /// <summary>The file of a multipart upload; null on every other call.</summary>
    public UploadedFile? Upload { get; init; }

    /// <summary>The client's address.</summary>
    public string ClientAddress { get; init; } = "127.0.0.1";

    /// <summary>Becomes the key <c>total</c> beside <c>data</c>, unless it is 0.</summary>
    public long Total { get; set; }

    /// <summary>Becomes the key <c>changes</c> beside <c>data</c>, unless it is null or empty.</summary>
    public string? Changes { get; set; }

    /// <summary>The path parameter <c>node</c>.</summary>
    public string Node => Text("node");

    public bool Has(string key) => _parameters.ContainsKey(key);

    /// <summary>A parameter that is always there; the empty string when it is not.</summary>
    public string Text(string key) => OptionalText(key) ?? "";

    public string? OptionalText(string key) => _parameters.TryGetValue(key, out var value) ? PerlText(value) : null;

    /// <summary>An integer parameter; null when absent.</summary>
    public long? Number(string key) =>
        OptionalText(key) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A boolean parameter; null when absent.</summary>
    public bool? Flag(string key) => OptionalText(key) switch { null => null, "1" => true, _ => false };

    /// <summary>A list parameter, split as <c>PVE::Tools::split_list</c> does.</summary>
    public IReadOnlyList<string> List(string key) => PerlList.Split(OptionalText(key));

    /// <summary>The elements of an array parameter (repeated keys); empty when absent.</summary>
    public IReadOnlyList<string> Array(string key) => _parameters.TryGetValue(key, out var value)
        ? value is JArray array ? [.. array.Select(PerlText)] : [PerlText(value)]
        : [];

    /// <summary>Fails with 403 unless the caller holds every privilege on the path.</summary>
    public void Require(string path, params string[] privileges) => Rights.Require(AuthId!, path, privileges);

    /// <summary>Fails with 403 unless the caller holds one of the privileges on the path.</summary>
    public void RequireAny(string path, params string[] privileges) => Rights.RequireAny(AuthId!, path, privileges);

    /// <summary>Whether the caller holds every privilege on the path.</summary>
    public bool Allows(string path, params string[] privileges) => Rights.Allows(AuthId!, path, privileges);

    /// <summary>Whether the caller holds one of the privileges on the path.</summary>
    public bool AllowsAny(string path, params string[] privileges) => Rights.AllowsAny(AuthId!, path, privileges);

    /// <summary>Effective permissions of every user and token.</summary>
    public Rights Rights => Datacenter.Rights;

    /// <summary>Starts a worker on the request's node (the local one when the path has none), as <c>fork_worker</c> does.</summary>
    /// <returns>The UPID.</returns>
    public string Fork(string type, string? id, Func<TaskWorker, Task> work) =>
        Datacenter.Tasks.Fork(NodeName, type, id ?? "", AuthId ?? "root@pam", work);

    /// <summary>The node that the request runs on: the one of the path, or the one that answers.</summary>
    public string NodeName => Has("node") && Node != "localhost" ? Node : Datacenter.LocalNode;

    /// <summary>The request as code that may wait.</summary>
    public Execution Execution => field ??= new Execution(Datacenter, NodeName, AuthId ?? "root@pam", worker: null);

    /// <summary>Starts a worker on the request's node whose code may wait.</summary>
    /// <returns>The UPID.</returns>
    public string ForkWork(string type, string id, Action<Execution> work) =>
        Datacenter.Tasks.Fork(NodeName, type, id, AuthId ?? "root@pam", work);

    private static string PerlText(JToken value) => value.Type switch
    {
        JTokenType.Boolean => value.Value<bool>() ? "1" : "0",
        JTokenType.Null => "",
        JTokenType.String => value.Value<string>()!,
        _ => value.ToString(Newtonsoft.Json.Formatting.None),
    };
}

/// <summary>A file that came with a multipart upload.</summary>
/// <param name="Path">The temporary path that PVE would have stored it under.</param>
/// <param name="Content">Its bytes.</param>
public sealed record UploadedFile(string Path, StoredFile Content);
