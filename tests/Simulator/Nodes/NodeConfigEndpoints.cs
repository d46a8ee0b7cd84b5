using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary>What a node keeps of itself: <c>/nodes/{node}/config</c> (<c>PVE::NodeConfig</c>), <c>dns</c>, <c>hosts</c> and <c>time</c>
/// (<c>PVE::API2::Nodes</c>).</summary>
public sealed class NodeConfigEndpoints : IEndpoints
{
    private static readonly string[] Servers = ["dns1", "dns2", "dns3"];

    public void Map(Router router)
    {
        new SingletonArea("/nodes/{node}/config")
        {
            Open = call => Part(ConfigOf(call.Datacenter, call.NodeName)),
            DeletesAnything = true,
            Decode = (_, value, _) => value,
            OnShow = Complete,
        }.Map(router);
        router.On("GET", "/nodes/{node}/dns", call => Show(Dns(call).Value));
        router.On("PUT", "/nodes/{node}/dns", call => Dns(call).Change(values =>
        {
            values.Clear();
            foreach (var key in Servers.Prepend("search").Where(call.Has))
            {
                values[key] = call.Text(key);
            }
        }));
        router.On("GET", "/nodes/{node}/hosts", call =>
            new JObject { ["data"] = Hosts(call).Text, ["digest"] = Hosts(call).Digest });
        router.On("POST", "/nodes/{node}/hosts", SetHosts);
        router.On("GET", "/nodes/{node}/time", Time);
        router.On("PUT", "/nodes/{node}/time", call =>
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(call.Text("timezone"), out _))
            {
                throw PveError.Parameter("timezone", "No such timezone");
            }

            Zone(call.Datacenter, call.NodeName).Write(call.Text("timezone"));
        });
    }

    /// <summary>What a node's config says, by option.</summary>
    internal static IReadOnlyDictionary<string, string> OptionsOf(Datacenter datacenter, string node) =>
        Read(ConfigOf(datacenter, node).Text);

    /// <summary>The domain that a node looks names up in; null for none.</summary>
    internal static string? SearchDomainOf(Datacenter datacenter, string node) =>
        Read(datacenter.File($"host/{node}/resolv.conf").Text).GetValueOrDefault("search");

    /// <summary>The name servers of a node.</summary>
    internal static void SetDns(Datacenter datacenter, string node, string server) =>
        Part(datacenter.File($"host/{node}/resolv.conf")).Change(values => values["dns1"] = server);

    /// <summary>The domain that a node looks names up in.</summary>
    internal static void SetSearchDomain(Datacenter datacenter, string node, string domain) =>
        Part(datacenter.File($"host/{node}/resolv.conf")).Change(values => values["search"] = domain);

    /// <summary>The names that a node knows by itself.</summary>
    internal static ConfigFile HostsOf(Datacenter datacenter, string node) => datacenter.File($"host/{node}/hosts");

    private static FilePart<Dictionary<string, string>> Dns(PveCall call) =>
        Part(call.Datacenter.File($"host/{call.NodeName}/resolv.conf"));

    private static ConfigFile ConfigOf(Datacenter datacenter, string node) => datacenter.File($"nodes/{node}/config");

    private static ConfigFile Zone(Datacenter datacenter, string node) => datacenter.File($"host/{node}/timezone");

    private static ConfigFile Hosts(PveCall call)
    {
        var file = HostsOf(call.Datacenter, call.NodeName);
        if (file.Text.Length == 0)
        {
            var node = call.Datacenter.FindNode(call.NodeName)!;
            file.Write($"127.0.0.1 localhost\n{node.Address} {node.Name}.example.com {node.Name}\n");
        }

        return file;
    }

    private static void SetHosts(PveCall call)
    {
        var file = Hosts(call);
        if (call.OptionalText("digest") is { } digest && digest != file.Digest)
        {
            throw PveError.Die("detected modified configuration - file changed by other user? Try again.");
        }

        file.Write(call.Text("data"));
    }

    private static JObject Time(PveCall call)
    {
        var now = call.Datacenter.Clock.UnixSeconds;
        var zone = Zone(call.Datacenter, call.NodeName).Text;
        var offset = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)
            ? (long)known.GetUtcOffset(call.Datacenter.Clock.GetUtcNow()).TotalSeconds : 0;
        return new JObject { ["timezone"] = zone.Length == 0 ? "Etc/UTC" : zone, ["time"] = now, ["localtime"] = now + offset };
    }

    private static FilePart<Dictionary<string, string>> Part(ConfigFile file) => new(file, Read, (_, values) =>
        string.Concat(values.OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"{value.Key}: {Uri.EscapeDataString(value.Value)}\n")));

    private static Dictionary<string, string> Read(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => Uri.UnescapeDataString(line[1]), StringComparer.Ordinal);

    private static JObject Show(Dictionary<string, string> values) => new(values.Select(value => new JProperty(value.Key, value.Value)));

    private static JObject Complete(PveCall call, JObject all)
    {
        if (all.Count == 0)
        {
            return all;
        }

        if (all.Value<string>("description") is { } description)
        {
            all["description"] = description.TrimEnd('\n') + "\n";
        }

        if (call.OptionalText("property") is { } property)
        {
            return all[property] is { } value ? new JObject { [property] = value } : [];
        }

        all["digest"] = ConfigOf(call.Datacenter, call.NodeName).Digest;
        return all;
    }
}
