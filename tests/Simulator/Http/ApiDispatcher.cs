using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Http;

/// <summary>Who a request comes from, once authenticated.</summary>
/// <param name="AuthId">User or token; null when the call needs no login.</param>
/// <param name="HasToken">Whether the request carried an API token.</param>
public sealed record Identity(string? AuthId, bool HasToken);

/// <summary>Runs API calls with PVE's order of checks (<c>PVE::HTTPServer::rest_handler</c>).</summary>
public sealed class ApiDispatcher
{
    /// <summary>The API's root, which its description leaves out.</summary>
    private static readonly ApiMethod Root = new("GET", "/", new(() => new ParameterRule
    {
        Type = "object",
        Properties = new Dictionary<string, ParameterRule>(StringComparer.Ordinal),
        AdditionalProperties = false,
    }))
    { AllowToken = true, Permissions = new JObject { ["user"] = "all" } };

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(3);

    private readonly Datacenter _datacenter;
    private readonly Router _router;
    private readonly ApiTable _table;

    public ApiDispatcher(Datacenter datacenter, Router router)
    {
        _datacenter = datacenter;
        _router = router;
        _table = ApiTable.For(datacenter.Version.Text());
    }

    /// <summary>Runs one call; errors become part of the result.</summary>
    /// <param name="path">Decoded path below the format, such as <c>/nodes/pve1/status</c>.</param>
    /// <param name="parameters">Raw parameters of body and query.</param>
    public ApiResult Run(string verb, string path, Identity identity, IReadOnlyDictionary<string, JToken> parameters,
        UploadedFile? upload = null)
    {
        var notImplemented = new ApiResult(501, null, $"Method '{verb} {path}' not implemented");
        var known = _table.Find(verb, path, out var pathParameters);
        if ((known ?? (verb == "GET" && path.Trim('/').Length == 0 ? Root : null)) is not { } method)
        {
            return notImplemented;
        }

        try
        {
            lock (_datacenter.Gate)
            {
                return Run(method, verb, path, identity, Merge(pathParameters, parameters), upload);
            }
        }
        catch (PveError error)
        {
            return ApiResult.Failed(error);
        }
    }

    /// <summary>Calls a method for a user from within, as PVE's client of its own API does.</summary>
    /// <exception cref="PveError">It failed; the status stands before the message.</exception>
    public JToken? Ask(string verb, string path, string authId, (string Name, JToken Value)[] parameters)
    {
        var identity = new Identity(authId, HasToken: authId.Contains('!', StringComparison.Ordinal));
        var result = Run(verb, path, identity, parameters.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal));
        if (result.Status == 200)
        {
            return result.Data;
        }

        // What a proxy says has no line feed.
        throw PveError.Raise(result.Status, result.Message.TrimEnd('\n') + "\n");
    }

    private ApiResult Run(ApiMethod method, string verb, string path, Identity identity, Dictionary<string, JToken> raw,
        UploadedFile? upload)
    {
        if (identity.HasToken && !method.AllowToken)
        {
            throw PveError.Forbidden($"URI '{path}' not available with API token, need proper ticket.\n");
        }

        PermissionCheck.Run(_datacenter, method.Permissions, identity.AuthId, raw);
        if (Unanswered(method, raw) is { } failure)
        {
            return failure;
        }

        var result = ParameterCheck.Check(method, raw);
        if (result.Errors.Count > 0)
        {
            throw PveError.Parameters(result.Errors);
        }

        if (_router.Find(verb, method.PathTemplate) is not { } handler)
        {
            return new ApiResult(501, null, $"Method '{verb} {method.PathTemplate}' is not simulated");
        }

        var call = new PveCall(_datacenter, method, identity.AuthId, result.Values, raw) { Upload = upload };
        var data = handler(call);
        return new ApiResult(200, data, "") { Total = call.Total, Changes = call.Changes };
    }

    private static Dictionary<string, JToken> Merge(IReadOnlyDictionary<string, string> path,
        IReadOnlyDictionary<string, JToken> parameters)
    {
        var raw = path.ToDictionary(entry => entry.Key, entry => (JToken)entry.Value, StringComparer.Ordinal);
        foreach (var (key, value) in parameters.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (path.TryGetValue(key, out var fixedValue) && value.ToString() != fixedValue)
            {
                throw PveError.Parameter(key, "duplicate parameter (already defined in URI) with conflicting values!");
            }

            raw[key] = value;
        }
        return raw;
    }

    /// <summary>What the client is told when the node that a call is for, or its daemon, does not answer; null where it does.</summary>
    private ApiResult? Unanswered(ApiMethod method, Dictionary<string, JToken> raw)
    {
        var name = method.ProxyTo is { } parameter ? Proxied(parameter, raw) : null;
        if (name is null)
        {
            var own = _datacenter.FindNode(_datacenter.LocalNode);
            return method.Protected && own is { HasDaemon: false } ? Failed(NodePort.Refuses) : null;
        }

        var node = _datacenter.FindNode(name) is { HasJoined: true } found ? found : throw PveError.Die(
            $"hostname lookup '{name}' failed - failed to get address info for: {name}: {_datacenter.LookupFailure}");
        if (node.DistrustedUntil > _datacenter.Clock.GetUtcNow())
        {
            return new ApiResult(596, null, "error:0A000086:SSL routines::certificate verify failed") { FromProxy = true };
        }

        return node.Port != NodePort.Answers || (method.Protected && !node.HasDaemon) ? Failed(node.Port) : null;
    }

    /// <summary>The other node that a call is for; null for the one that answers.</summary>
    private string? Proxied(string parameter, Dictionary<string, JToken> raw)
    {
        var name = raw.TryGetValue(parameter, out var value) ? value.ToString() : "";
        return name.Length == 0
            ? throw PveError.Parameter(parameter, "proxyto parameter does not exist")
            : name == "localhost" || name == _datacenter.LocalNode ? null : name;
    }

    private ApiResult Failed(NodePort port)
    {
        var (patience, reason) = port switch
        {
            NodePort.IsSilent => (Silence, "Connection timed out"),
            NodePort.IsUnreachable => (Search, "No route to host"),
            _ => (TimeSpan.Zero, "Connection refused"),
        };
        new Execution(_datacenter, _datacenter.LocalNode, authId: "", worker: null).Sleep(patience);
        return new ApiResult(595, null, reason) { FromProxy = true };
    }
}
