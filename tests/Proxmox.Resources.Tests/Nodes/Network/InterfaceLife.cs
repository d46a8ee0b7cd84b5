using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

/// <summary>The life that interfaces of all types have. Nothing is reloaded in it, which would take a while each time.</summary>
internal static class InterfaceLife
{
    /// <summary>The attributes of an address with its gateway, and others for their change.</summary>
    public static readonly IReadOnlyList<(string Name, Value Value, Value Other)> Addresses =
    [
        ("address", "198.51.100.2/24", "198.51.100.3/25"), ("gateway", "198.51.100.1", "198.51.100.4"),
        ("address6", "fd00::2/64", "fd00::3/80"), ("gateway6", "fd00::1", "fd00::4"),
    ];

    /// <summary>Why addresses are not cleared alone.</summary>
    public static readonly IReadOnlyDictionary<string, string> Together = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["address"] = "a gateway needs it",
        ["address6"] = "a gateway needs it",
    };

    /// <summary>The life of one type.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="node">A node of its own, for a node has one gateway.</param>
    /// <param name="name">The name of the interface.</param>
    /// <param name="required">What it cannot do without, besides node and name.</param>
    /// <param name="optional">What else it can have, and others for the change.</param>
    public static Lifecycle Of(string resource, string type, string node, string name, Value required,
        params IReadOnlyList<(string Name, Value Value, Value Other)> optional)
    {
        var path = $"/nodes/{node}/network/{name}";
        var minimal = With(Config(("node", node), ("name", name), ("reload", false)), required.Members);
        var full = With(minimal, optional.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value)))
            .With("allow_connection_loss", true);
        return new(resource)
        {
            Id = $"{node}/{name}",
            Minimal = minimal,
            Full = full,
            Changed = With(full, optional.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Other))),
            Arrange = pve => Prepare(pve, node),
            Drift = pve => pve.Request("PUT", path, ("type", type), ("comments", "theirs")),
            Remove = pve => pve.Request("DELETE", path),
            Find = pve => pve.Request("GET", path),
            Untold = ["reload", "allow_connection_loss"],
            CreateRequest = ("POST", $"/nodes/{node}/network"),
        };
    }

    /// <summary>Gives a node cards enough, and takes its gateway away.</summary>
    public static void Prepare(PveSimulator pve, string node)
    {
        var own = pve.Datacenter.FindNode(node)!;
        own.Cards = [.. Enumerable.Range(0, 10).Select(number => $"eth{number}")];
        pve.Request("PUT", $"/nodes/{node}/network/vmbr0", ("type", "bridge"), ("cidr", $"{own.Address}/24"), ("delete", "gateway"));
    }

    /// <summary>Gives nodes a bridge of Open vSwitch, and another with the next number.</summary>
    public static void PrepareOvs(PveSimulator pve, string bridge, string ports = "")
    {
        foreach (var node in new[] { "pve1", "pve2" })
        {
            Prepare(pve, node);
            foreach (var name in new[] { bridge, bridge[..^1] + "1" })
            {
                pve.Request("POST", $"/nodes/{node}/network", ("iface", name), ("type", "OVSBridge"),
                    ("ovs_ports", name == bridge ? ports : ""), ("mtu", "9000"));
            }
        }
    }

    private static Value With(Value value, IEnumerable<KeyValuePair<string, Value>> members) =>
        members.Aggregate(value, (all, member) => all.With(member.Key, member.Value));
}
