using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/cluster/options</c>: what <c>datacenter.cfg</c> says (<c>PVE::DataCenterConfig</c>).</summary>
public sealed class ClusterOptions : IEndpoints
{
    private const string FileName = "datacenter.cfg";
    private const string OwnPrefix = "BC:24:11";

    private static readonly string[] Objects =
        ["crs", "migration", "replication", "next-id", "ha", "notify", "u2f", "webauthn", "tag-style", "user-tag-access"];

    public void Map(Router router) => new SingletonArea("/cluster/options")
    {
        Open = call => Part(call.Datacenter),
        DeletesAnything = true,
        DeletesLast = true,
        Verify = Verify,
        Decode = Decode,
        OnShow = Complete,
    }.Map(router);

    /// <summary>The first VMID that is given away by itself, and the one behind the last.</summary>
    public static (int First, int Last) VmIds(Datacenter datacenter) => Range(Part(datacenter).Value);

    /// <summary>How many workers may be at work at once for many guests; null where nobody has said.</summary>
    public static int? MostWorkers(Datacenter datacenter) =>
        Part(datacenter).Value.TryGetValue("max_workers", out var most) ? int.Parse(most, CultureInfo.InvariantCulture) : null;

    private static FilePart<Dictionary<string, string>> Part(Datacenter datacenter) =>
        new(datacenter.File(FileName), Read, (_, values) => Render(values));

    private static Dictionary<string, string> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var values = lines.Where(line => line[0] != '#').Select(line => line.Split(": ", 2))
            .ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
        values["description"] = string.Concat(lines.Where(line => line[0] == '#').Select(line => Uri.UnescapeDataString(line[1..]) + "\n"));
        values.TryAdd("mac_prefix", OwnPrefix);
        return values;
    }

    private static string Render(Dictionary<string, string> values)
    {
        var notes = values.GetValueOrDefault("description", "").TrimEnd('\n').Split('\n').Where(line => line.Length > 0)
            .Select(line => $"#{line.Replace("%", "%25", StringComparison.Ordinal)}\n");
        var hasOwnPrefix = OwnPrefix.Equals(values.GetValueOrDefault("mac_prefix"), StringComparison.OrdinalIgnoreCase);
        var others = values.Where(value => value.Key != "description" && !(value.Key == "mac_prefix" && hasOwnPrefix))
            .OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}: {value.Value}\n");
        return string.Concat(notes.Append("\n").Concat(others));
    }

    /// <summary>Turns the old word for insecure migrations into the new one, and holds the range of VMIDs against itself.</summary>
    private static void Verify(Dictionary<string, string> values)
    {
        if (!values.ContainsKey("migration") && values.Remove("migration_unsecure", out var unsecure))
        {
            values["migration"] = unsecure == "1" ? "insecure" : "secure";
        }

        var (first, last) = Range(values);
        if (values.ContainsKey("next-id") && first > last)
        {
            throw PveError.Die($"lower ({first}) <= upper ({last}) boundary rule broken");
        }
    }

    private static (int First, int Last) Range(Dictionary<string, string> values)
    {
        var range = PerlList.Split(values.GetValueOrDefault("next-id")).Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => int.Parse(part[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return (range.GetValueOrDefault("lower", 100), range.GetValueOrDefault("upper", 1_000_000));
    }

    private static JToken Decode(string key, string value, ParameterRule? rule)
    {
        if (key == "registered-tags")
        {
            return new JArray(value.Split(';'));
        }

        if (Objects.Contains(key) && rule?.PropertyString is { } keys && PropertyString.Parse(keys, value, key, out var parts) is null)
        {
            return new JObject(parts.Select(part => new JProperty(part.Key, Part(part.Key, part.Value, keys.GetValueOrDefault(part.Key)))));
        }
        // Other numbers are answered with as they are written.
        return rule?.Type == "boolean" ? SectionSchema.ToJson(rule, value) : value;
    }

    private static JToken Part(string key, string value, ParameterRule? rule) => (key, rule?.Type) switch
    {
        ("user-allow-list", _) => new JArray(value.Split(';')),
        (_, "boolean") => SectionSchema.ToJson(rule, value),
        _ => value,
    };

    /// <summary>What the caller may see of it, and the tags that he may use (<c>PVE::GuestHelpers::get_allowed_tags</c>).</summary>
    private static JObject Complete(PveCall call, JObject all)
    {
        string[] forEverybody = ["console", "tag-style"];
        var seen = call.Allows("/", "Sys.Audit")
            ? all
            : new JObject(all.Properties().Where(property => forEverybody.Contains(property.Name)));
        var isPrivileged = call.Allows("/", "Sys.Modify");
        var access = all["user-tag-access"] as JObject;
        var allow = access?.Value<string>("user-allow") ?? "free";
        var tags = new HashSet<string>(StringComparer.Ordinal);
        if (allow != "none" || isPrivileged)
        {
            tags.UnionWith(Texts(access?["user-allow-list"]));
        }

        if (allow is "free" or "existing" || isPrivileged)
        {
            tags.UnionWith(call.Datacenter.Guests.Values
                .Where(guest => isPrivileged || call.Allows($"/vms/{guest.VmId.ToString(CultureInfo.InvariantCulture)}", "VM.Audit"))
                .SelectMany(guest => PerlList.Split(guest.Tags)));
        }
        if (isPrivileged)
        {
            tags.UnionWith(Texts(all["registered-tags"]));
        }
        else
        {
            tags.ExceptWith(Texts(all["registered-tags"]));
        }

        seen["allowed-tags"] = new JArray(tags.Order(StringComparer.Ordinal));
        return seen;
    }

    private static IEnumerable<string> Texts(JToken? list) => list?.Values<string>().OfType<string>() ?? [];
}
