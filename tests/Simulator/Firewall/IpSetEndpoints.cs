using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Firewall;

/// <summary>Sets of addresses, of the cluster and of guests (<c>PVE::API2::Firewall::IPSet</c>), and what rules may refer to.</summary>
internal static partial class IpSetEndpoints
{
    /// <summary>Registers the calls below a firewall.</summary>
    public static void Map(Router router, string root, RuleScope scope)
    {
        var sets = root + "/ipset";
        var set = sets + "/{name}";
        var entry = set + "/{cidr}";
        router.On("GET", sets, call => WithDigest(Sets(scope.Blocks(call).Value)));
        router.On("POST", sets, call => scope.Blocks(call).Change(file => Put(call, file)));
        router.On("GET", set, call => WithDigest(Entries(Find(call, scope.Blocks(call).Value))));
        router.On("DELETE", set, call => scope.Blocks(call).Change(file => Remove(call, file)));
        router.On("POST", set, call => Change(call, scope, entries => Add(call, scope, entries)));
        router.On("GET", entry, call => WithDigest(Entries(Find(call, scope.Blocks(call).Value)))
            .FirstOrDefault(one => one.Value<string>("cidr") == call.Text("cidr")) ?? throw Missing());
        router.On("PUT", entry, call => Change(call, scope, entries => Describe(call,
            entries.Find(one => one["cidr"] == call.Text("cidr")) ?? throw Missing())));
        router.On("DELETE", entry, call => Change(call, scope, entries => entries.RemoveAll(one => one["cidr"] == call.Text("cidr"))));
        router.On("GET", root + "/refs", call => new JArray(References(call, scope)));
    }

    private static List<Dictionary<string, string>> Sets(FirewallFile file) => [.. file.Named(FirewallFile.Set).Select(block =>
        WithComment(new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = block.Name }, block.Comment))];

    /// <summary>Makes a set, or renames one.</summary>
    private static void Put(PveCall call, FirewallFile file)
    {
        var (name, comment, found) = (call.Text("name"), call.OptionalText("comment"), file.Find(FirewallFile.Set, call.Text("name")));
        if (call.OptionalText("rename") is not { Length: > 0 } old)
        {
            if (found is not null)
            {
                throw PveError.Parameter("name", $"IPSet '{name}' already exists");
            }

            file.Put(FirewallFile.Set, name, []);
        }
        else
        {
            ValueDigest.Assert(call.OptionalText("digest"), Sets(file));
            var source = file.Find(FirewallFile.Set, old) ?? throw PveError.Parameter("name", $"IPSet '{old}' does not exist");
            if (found is not null && name != old)
            {
                throw PveError.Parameter("name", $"IPSet '{name}' does already exist");
            }

            file.Remove(source);
            file.Put(FirewallFile.Set, name, source.Lines);
            comment ??= source.Comment;
        }

        file.Find(FirewallFile.Set, name)!.Comment = comment;
    }

    private static void Remove(PveCall call, FirewallFile file)
    {
        var set = Find(call, file);
        if (set.Lines.Count > 0 && call.Flag("force") != true)
        {
            throw PveError.Die($"IPSet '{call.Text("name")}' is not empty");
        }

        file.Remove(set);
    }

    private static FirewallFile.Block Find(PveCall call, FirewallFile file) =>
        file.Find(FirewallFile.Set, call.Text("name")) ?? throw PveError.Die($"no such IPSet '{call.Text("name")}'");

    private static List<Dictionary<string, string>> Entries(FirewallFile.Block set) => [.. set.Lines.Select(line =>
    {
        var parts = line.Split('#', 2, StringSplitOptions.TrimEntries);
        var entry = new Dictionary<string, string>(StringComparer.Ordinal) { ["cidr"] = parts[0].TrimStart('!', ' ') };
        if (parts[0][0] == '!')
        {
            entry["nomatch"] = "1";
        }

        return WithComment(entry, parts.ElementAtOrDefault(1));
    })];

    private static void Change(PveCall call, RuleScope scope, Action<List<Dictionary<string, string>>> change) =>
        scope.Blocks(call).Change(file =>
        {
            var set = Find(call, file);
            var entries = Entries(set);
            ValueDigest.Assert(call.OptionalText("digest"), entries);
            change(entries);
            file.Put(FirewallFile.Set, set.Name, entries.OrderBy(entry => entry["cidr"], StringComparer.Ordinal).Select(entry =>
                (entry.ContainsKey("nomatch") ? "!" : "") + entry["cidr"]
                + (entry.GetValueOrDefault("comment") is { } comment ? $" # {comment}" : "")));
        });

    private static void Add(PveCall call, RuleScope scope, List<Dictionary<string, string>> entries)
    {
        var cidr = call.Text("cidr");
        if (AliasName().Match(cidr) is { Success: true } alias)
        {
            RequireAlias(call, scope, alias.Groups["scope"].Value, alias.Groups["name"].Value);
        }
        else
        {
            cidr = NamedAddress.Bare(NamedAddress.Clean(cidr));
        }

        if (entries.Exists(entry => entry["cidr"] == cidr))
        {
            throw PveError.Parameter("cidr", $"address '{cidr}' already exists");
        }

        if (NoPrefix().IsMatch(cidr))
        {
            throw PveError.Parameter("cidr", "a zero prefix is not allowed in ipset entries");
        }

        var added = new Dictionary<string, string>(StringComparer.Ordinal) { ["cidr"] = cidr };
        Describe(call, added);
        entries.Add(added);
    }

    private static void RequireAlias(PveCall call, RuleScope scope, string where, string name)
    {
        var key = name.ToLowerInvariant();
        var isKnown = (where != "dc/" && scope.IsGuest && AliasEndpoints.Of(scope.Blocks(call).Value).ContainsKey(key))
            || (where != "guest/" && AliasEndpoints.Of(RuleScope.Cluster.Blocks(call).Value).ContainsKey(key));
        if (!isKnown)
        {
            throw PveError.Die($"no such alias '{name}'");
        }
    }

    /// <summary>Sets what a call says about an entry; what it leaves out goes.</summary>
    private static void Describe(PveCall call, Dictionary<string, string> entry)
    {
        entry.Remove("nomatch");
        entry.Remove("comment");
        if (call.Flag("nomatch") == true)
        {
            entry["nomatch"] = "1";
        }

        WithComment(entry, call.OptionalText("comment"));
    }

    private static IEnumerable<JObject> References(PveCall call, RuleScope scope)
    {
        var references = ReferencesIn(RuleScope.Cluster.Blocks(call).Value, "dc");
        references = scope.IsGuest ? references.Concat(ReferencesIn(scope.Blocks(call).Value, "guest")) : references;
        return references.Where(reference => call.OptionalText("type") is not { } type || reference.Value<string>("type") == type);
    }

    private static IEnumerable<JObject> ReferencesIn(FirewallFile file, string scope) =>
        Sets(file).Select(set => Reference("ipset", set["name"], "+" + set["name"], scope, set))
            .Concat(AliasEndpoints.Of(file).Select(alias => Reference("alias", alias.Key, alias.Key, scope, alias.Value)));

    private static JObject Reference(string type, string name, string reference, string scope, Dictionary<string, string> described)
    {
        var json = new JObject { ["type"] = type, ["name"] = name, ["ref"] = reference, ["scope"] = scope };
        if (described.TryGetValue("comment", out var comment))
        {
            json["comment"] = comment;
        }

        return json;
    }

    private static Dictionary<string, string> WithComment(Dictionary<string, string> values, string? comment)
    {
        if (!string.IsNullOrWhiteSpace(comment))
        {
            values["comment"] = comment;
        }

        return values;
    }

    private static JArray WithDigest(List<Dictionary<string, string>> objects)
    {
        var digest = ValueDigest.Of(objects);
        return new JArray(objects.Select(values => new JObject(
            values.Select(value => new JProperty(value.Key, value.Key == "nomatch" ? 1 : value.Value))
                .Append(new JProperty("digest", digest)))));
    }

    private static PveError Missing() => PveError.Parameter("cidr", "no such IP/Network");

    [GeneratedRegex("^(?<scope>dc/|guest/)?(?<name>[A-Za-z][A-Za-z0-9_-]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex AliasName();

    [GeneratedRegex("/0+$")]
    private static partial Regex NoPrefix();
}
