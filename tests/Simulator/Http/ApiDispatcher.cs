using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

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

    private ApiResult Run(ApiMethod method, string verb, string path, Identity identity, Dictionary<string, JToken> raw,
        UploadedFile? upload)
    {
        if (identity.HasToken && !method.AllowToken)
        {
            throw PveError.Forbidden($"URI '{path}' not available with API token, need proper ticket.\n");
        }

        PermissionCheck.Run(_datacenter, method.Permissions, identity.AuthId, raw);
        if (method.ProxyTo is { } proxy && Proxied(proxy, raw) is { } failure)
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

    private ApiResult? Proxied(string parameter, Dictionary<string, JToken> raw)
    {
        var name = raw.TryGetValue(parameter, out var value) ? value.ToString() : "";
        if (name.Length == 0)
        {
            throw PveError.Parameter(parameter, "proxyto parameter does not exist");
        }

        if (name == "localhost" || name == _datacenter.LocalNode)
        {
            return null;
        }

        if (_datacenter.FindNode(name) is not { } node)
        {
            throw PveError.Die($"hostname lookup '{name}' failed - failed to get address info for: {name}: Name or service not known");
        }

        return node.Online ? null : new ApiResult(595, null, "Connection refused") { FromProxy = true };
    }
}
