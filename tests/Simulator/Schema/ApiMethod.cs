using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>One method of the API with the facts that PVE declares for it (<c>PVE::RESTHandler::register_method</c>).</summary>
public sealed class ApiMethod
{
    private readonly Lazy<ParameterRule> _schema;

    internal ApiMethod(string verb, string pathTemplate, Lazy<ParameterRule> schema)
    {
        Verb = verb;
        PathTemplate = pathTemplate;
        _schema = schema;
    }

    /// <summary>GET, POST, PUT or DELETE.</summary>
    public string Verb { get; }

    /// <summary>Path with its parameters in braces: <c>/access/users/{userid}</c>.</summary>
    public string PathTemplate { get; }

    /// <summary>Whether PVE runs it in the privileged daemon.</summary>
    public bool Protected { get; init; }

    /// <summary>Whether API tokens may call it.</summary>
    public bool AllowToken { get; init; }

    /// <summary>The parameter that names the node to run on; null when any node answers.</summary>
    public string? ProxyTo { get; init; }

    /// <summary>PVE's <c>permissions</c> (<c>user</c> or <c>check</c>) as JSON; null when only root may call it.</summary>
    public JToken? Permissions { get; init; }

    /// <summary>Whether the last path parameter takes the rest of the path, slashes included.</summary>
    internal bool TakesRest { get; init; }

    /// <summary>The rule that the parameters as a whole must meet.</summary>
    public ParameterRule Schema => _schema.Value;

    /// <summary>Parameters by name, numbered ones expanded (<c>net0</c>, <c>net1</c>, ...). Of a method with variants: those of every
    /// variant.</summary>
    public IReadOnlyDictionary<string, ParameterRule> Parameters => Schema.AllProperties;

    /// <summary>Whether parameters that are not declared are let through.</summary>
    public bool AdditionalProperties => Schema.AdditionalProperties ?? true;
}
