using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;
using Aliases = System.Collections.Generic.SortedDictionary<string, System.Collections.Generic.Dictionary<string, string>>;

namespace Proxmox.Simulator.Firewall;

/// <summary>Names for addresses, of the cluster and of guests (<c>PVE::API2::Firewall::Aliases</c>).</summary>
internal static class AliasEndpoints
{
    /// <summary>Registers the calls below a firewall.</summary>
    public static void Map(Router router, string root, RuleScope scope)
    {
        var item = root + "/aliases/{name}";
        router.On("GET", root + "/aliases", call => List(Of(scope.Blocks(call).Value)));
        router.On("POST", root + "/aliases", call => Change(call, scope, aliases => Add(aliases, call, "name")));
        router.On("GET", item, call => ToJson(Of(scope.Blocks(call).Value).GetValueOrDefault(Key(call, "name")) ?? throw Missing()));
        router.On("PUT", item, call => Change(call, scope, aliases => Update(aliases, call)));
        router.On("DELETE", item, call => Change(call, scope, aliases => aliases.Remove(Key(call, "name"))));
    }

    /// <summary>The aliases in a file, by their names in lower case.</summary>
    public static Aliases Of(FirewallFile file)
    {
        var aliases = new Aliases(StringComparer.Ordinal);
        foreach (var line in file.Find(FirewallFile.Aliases)?.Lines ?? [])
        {
            var parts = line.Split('#', 2, StringSplitOptions.TrimEntries);
            if (parts[0].Split(' ') is not [var name, var address])
            {
                continue;
            }

            var alias = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = name,
                ["cidr"] = NamedAddress.Bare(address),
                ["ipversion"] = NamedAddress.Family(address).ToString(CultureInfo.InvariantCulture),
            };
            if (parts is [_, { Length: > 0 } comment])
            {
                alias["comment"] = comment;
            }

            aliases[name.ToLowerInvariant()] = alias;
        }

        return aliases;
    }

    private static void Change(PveCall call, RuleScope scope, Action<Aliases> change) => scope.Blocks(call).Change(file =>
    {
        var aliases = Of(file);
        ValueDigest.Assert(call.OptionalText("digest"), aliases.Values);
        change(aliases);
        file.Put(FirewallFile.Aliases, "", aliases.Values.Select(alias =>
            $"{alias["name"]} {alias["cidr"]}{(alias.GetValueOrDefault("comment") is { } comment ? $" # {comment}" : "")}"));
    });

    /// <summary>Adds an alias as a call describes it.</summary>
    /// <param name="parameter">The one that has its name.</param>
    private static void Add(Aliases aliases, PveCall call, string parameter)
    {
        var alias = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = call.Text(parameter),
            ["cidr"] = call.Text("cidr"),
        };
        if (call.OptionalText("comment") is { } comment && !string.IsNullOrWhiteSpace(comment))
        {
            alias["comment"] = comment;
        }

        if (!aliases.TryAdd(Key(call, parameter), alias))
        {
            throw PveError.Parameter("name", $"alias '{call.Text(parameter)}' already exists");
        }
    }

    private static void Update(Aliases aliases, PveCall call)
    {
        if (!aliases.Remove(Key(call, "name")))
        {
            throw Missing();
        }

        Add(aliases, call, call.OptionalText("rename") is { Length: > 0 } ? "rename" : "name");
    }

    private static JArray List(Aliases aliases)
    {
        var digest = ValueDigest.Of(aliases.Values);
        return new JArray(aliases.Values.Select(alias => new JObject(ToJson(alias)) { ["digest"] = digest }));
    }

    private static JObject ToJson(Dictionary<string, string> alias) => new(alias.Select(value => new JProperty(value.Key,
        value.Key == "ipversion" ? int.Parse(value.Value, CultureInfo.InvariantCulture) : value.Value)));

    private static string Key(PveCall call, string parameter) => call.Text(parameter).ToLowerInvariant();

    private static PveError Missing() => PveError.Parameter("name", "no such alias");
}
