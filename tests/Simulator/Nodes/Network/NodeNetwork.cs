using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sdn;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>The interfaces of a node, as they will be once what has been changed is applied.</summary>
internal sealed class NodeNetwork
{
    private const string Port = "eth0";
    private const string LockFile = "/etc/network/.pve-interfaces.lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Numbers = ["autostart", "bridge_vlan_aware", "priority"];

    private readonly Execution _run;
    private readonly Node _node;

    private NodeNetwork(Execution run)
    {
        _run = run;
        _node = run.Datacenter.FindNode(run.Node)!;
        var name = $"local/{_node.Name}/etc/network/interfaces";
        File = new(run.Datacenter.File(name), run.Datacenter.File(name + ".new"), Initial(_node));
    }

    public StagedFile File { get; }

    /// <summary>The interfaces in the order of the file.</summary>
    public List<Section> Interfaces
    {
        get
        {
            var all = InterfacesFile.Parse(File.Text);
            for (var i = 0; i < all.Count; i++)
            {
                all[i]["priority"] = (i + 3).ToString(CultureInfo.InvariantCulture);
            }
            // A card is there even where the file does not name it.
            if (!all.Exists(entry => entry.Id == Port))
            {
                all.Add(Card());
            }

            return all;
        }
    }

    /// <summary>The network of the node that a call is about.</summary>
    public static NodeNetwork Of(PveCall call) => new(call.Execution);

    /// <summary>The network of the node that a worker runs on.</summary>
    public static NodeNetwork Of(Execution run) => new(run);

    /// <summary>Collects a change, under the lock of the file.</summary>
    public void Change(Action<List<Section>> change)
    {
        using var held = _run.Lock(LockFile, Patience);
        var all = Interfaces;
        change(all);
        InterfaceRules.Verify(all);
        File.Stage(InterfacesFile.Render(all));
    }

    /// <summary>Applies what has been changed; the node has the bridges of the file from then on.</summary>
    public void Apply()
    {
        File.Apply();
        _node.Bridges.Clear();
        _node.Bridges.UnionWith(Applied.Where(entry => entry.Type == "bridge").Select(entry => entry.Id));
        SdnNodes.Of(_run.Datacenter).Reload(_node.Name);
    }

    /// <summary>The object that the API answers with.</summary>
    public JObject ToJson(Section entry)
    {
        var json = new JObject { ["type"] = entry.Type };
        foreach (var (key, value) in entry.Properties)
        {
            json[key] = Numbers.Contains(key) ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        }

        json["families"] = new JArray(entry["families"]!.Split(' '));
        foreach (var suffix in new[] { "", "6" })
        {
            if (entry["address" + suffix] is { } address)
            {
                json["cidr" + suffix] = $"{address}/{entry["netmask" + suffix]}";
            }
        }
        if (entry.Id == Port)
        {
            json["exists"] = 1;
        }
        else if (entry.Type is "vlan" or "alias")
        {
            json["exists"] = (entry["vlan-raw-device"] ?? entry.Id.Split(':')[0]) == Port ? 1 : null;
        }

        if (entry.Id == Port || Applied.Exists(other => other.Id == entry.Id && other["autostart"] == "1"))
        {
            json["active"] = 1;
        }

        return json;
    }

    private static Section Card() => Bare("eth", Port);

    private static Section Bare(string type, string name) =>
        new(type, name) { ["method"] = "manual", ["method6"] = "manual", ["families"] = "inet" };

    private List<Section> Applied => InterfacesFile.Parse(File.Applied);

    /// <summary>A card, and the bridges that the node is said to have; the first one is on the card and has the node's address.</summary>
    private static string Initial(Node node)
    {
        var all = new List<Section> { Card() };
        foreach (var name in node.Bridges.Order(StringComparer.Ordinal))
        {
            var bridge = Bare("bridge", name);
            bridge["autostart"] = "1";
            if (all.Count == 1)
            {
                bridge["bridge_ports"] = Port;
                bridge["method"] = "static";
                bridge["address"] = node.Address;
                bridge["netmask"] = "24";
                bridge["gateway"] = node.Address[..(node.Address.LastIndexOf('.') + 1)] + "1";
            }
            all.Add(bridge);
        }
        return InterfacesFile.Render(all);
    }
}
