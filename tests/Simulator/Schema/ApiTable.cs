using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>
/// The methods of the API of one PVE release, from the embedded table <c>api.jsonl</c>: a line that is an object is a rule,
/// numbered in order; a line that is an array is <c>[versions, path, verb, flags, proxyto, permissions, additional, parameters]</c>.
/// Parsed once a process; rules and parameters on first use.
/// </summary>
public sealed class ApiTable
{
    private static readonly Lazy<ApiTable> V84 = new(() => new("8.4"));
    private static readonly Lazy<ApiTable> V92 = new(() => new("9.2"));
    private static readonly Lazy<RuleSet> Rules = new(() => new());
    private readonly Node _root = new();
    private readonly List<ApiMethod> _methods = [];

    private ApiTable(string version)
    {
        foreach (var line in Rules.Value.MethodLines)
        {
            if (!line.AsSpan(2, line.IndexOf('"', 2) - 2).Contains(version, StringComparison.Ordinal))
            {
                continue;
            }

            var method = ReadMethod(ReadArray(line));
            _methods.Add(method);
            _root.Add(method);
        }
    }

    /// <summary>Every method.</summary>
    public IReadOnlyList<ApiMethod> Methods => _methods;

    /// <summary>The table of a release: <c>"8.4"</c> or <c>"9.2"</c>.</summary>
    /// <exception cref="ArgumentException">Another release.</exception>
    public static ApiTable For(string version) => version switch
    {
        "8.4" => V84.Value,
        "9.2" => V92.Value,
        _ => throw new ArgumentException($"No API table for '{version}'", nameof(version)),
    };

    /// <summary>Finds a method as <c>PVE::RESTHandler::find_handler</c> does: empty segments are skipped, a parameter's value has no
    /// white space.</summary>
    /// <param name="verb">GET, POST, PUT or DELETE.</param>
    /// <param name="path">Path below <c>/api2/json</c>, percent-decoded.</param>
    /// <param name="pathParameters">Values of the path's parameters, also of those found before a dead end.</param>
    /// <returns>Null when the path or the verb is unknown there.</returns>
    public ApiMethod? Find(string verb, string path, out IReadOnlyDictionary<string, string> pathParameters)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        pathParameters = values;
        var node = _root;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            if (node.Parameter is { } parameter)
            {
                var value = node.TakesRest ? string.Join('/', segments[i..]) : segments[i];
                if (value.Any(char.IsWhiteSpace))
                {
                    return null;
                }

                values[parameter] = value;
                node = node.Child!;
                if (value.Length > segments[i].Length)
                {
                    break;
                }
            }
            else if (!node.Folders.TryGetValue(segments[i], out node))
            {
                return null;
            }
        }
        return node.Methods.GetValueOrDefault(verb);
    }

    private static ApiMethod ReadMethod(JArray line)
    {
        var flags = line[3].Value<string>()!;
        return new(line[2].Value<string>()!, line[1].Value<string>()!, new(() => ReadSchema(line[6], line[7])))
        {
            Protected = flags.Contains('p', StringComparison.Ordinal),
            AllowToken = flags.Contains('t', StringComparison.Ordinal),
            TakesRest = flags.Contains('r', StringComparison.Ordinal),
            ProxyTo = line[4].Value<string?>(),
            Permissions = line[5].Type == JTokenType.Null ? null : line[5],
        };
    }

    private static ParameterRule ReadSchema(JToken additional, JToken named)
    {
        if (named.Type == JTokenType.Integer)
        {
            return Rules.Value[named.Value<int>()];
        }

        var properties = new Dictionary<string, ParameterRule>(StringComparer.Ordinal);
        foreach (var (name, number) in (JObject)named)
        {
            var rule = Rules.Value[number!.Value<int>()];
            if (name[^1] != ']')
            {
                properties[name] = rule;
                continue;
            }
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            var count = int.Parse(name.AsSpan(bracket + 1, name.Length - bracket - 2), CultureInfo.InvariantCulture);
            for (var i = 0; i < count; i++)
            {
                properties[name[..bracket] + i.ToString(CultureInfo.InvariantCulture)] = rule;
            }
        }
        return new()
        {
            Type = "object",
            Properties = properties,
            AdditionalProperties = additional.Type == JTokenType.Null ? null : additional.ToString() != "0",
        };
    }

    private static JArray ReadArray(string line)
    {
        using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
        return JArray.Load(reader);
    }

    /// <summary>The rules that methods share, each parsed when first asked for.</summary>
    private sealed class RuleSet
    {
        private readonly List<Lazy<ParameterRule>> _rules = [];

        public RuleSet()
        {
            using var stream = typeof(ApiTable).Assembly.GetManifestResourceStream(typeof(ApiTable), "api.jsonl")
                ?? throw new InvalidOperationException("The API table is not embedded");
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { Length: > 0 } line)
            {
                if (line[0] == '[')
                {
                    MethodLines.Add(line);
                }
                else
                {
                    _rules.Add(new(() => ParameterRule.Read(ReadObject(line))));
                }
            }
        }

        public List<string> MethodLines { get; } = [];

        public ParameterRule this[int number] => _rules[number].Value;

        private static JObject ReadObject(string line)
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
    }

    /// <summary>A point in the tree of paths. PVE allows either fixed names or one parameter below it.</summary>
    private sealed class Node
    {
        public Dictionary<string, Node> Folders { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, ApiMethod> Methods { get; } = new(StringComparer.Ordinal);

        public string? Parameter { get; private set; }

        public Node? Child { get; private set; }

        public bool TakesRest { get; private set; }

        public void Add(ApiMethod method)
        {
            var node = this;
            var segments = method.PathTemplate.Split('/', StringSplitOptions.RemoveEmptyEntries);
            foreach (var segment in segments)
            {
                if (segment[0] != '{')
                {
                    node = node.Folders.TryGetValue(segment, out var next) ? next : node.Folders[segment] = new();
                    continue;
                }
                node.Parameter = segment[1..^1];
                node.TakesRest |= method.TakesRest && segment == segments[^1];
                node = node.Child ??= new();
            }
            node.Methods[method.Verb] = method;
        }
    }
}
