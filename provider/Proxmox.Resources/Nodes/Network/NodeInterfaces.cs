using System.Collections.Immutable;
using System.Net;
using Proxmox.Client;
using Proxmox.Engine;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>
/// The interfaces of a node as they are staged: <c>GET /nodes/{node}/network</c> (<c>PVE::API2::Network</c>). Bridges that the caller may
/// not see are left out.
/// </summary>
internal sealed class NodeInterfaces
{
    // What is asked once for all interfaces of a plan.
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    /// <summary>PVE's parameters that list other interfaces.</summary>
    public static readonly ImmutableArray<string> NameLists = ["bridge_ports", "ovs_ports", "slaves", "ovs_bonds"];

    private NodeInterfaces(PveData answer)
    {
        All = answer["data"].Items.ToImmutableSortedDictionary(entry => entry["iface"].AsText()!, entry => entry, StringComparer.Ordinal);
        Changes = answer["changes"].AsText() is { Length: > 0 } changes ? changes : null;
    }

    /// <summary>What PVE tells of each, by name.</summary>
    public ImmutableSortedDictionary<string, PveData> All { get; }

    /// <summary>How the staged configuration differs from that in force, as <c>diff -u</c> shows it; null where it does not.</summary>
    public string? Changes { get; }

    /// <summary>The path of a node's interfaces.</summary>
    public static string PathOf(string node) => PvePath.Join("nodes", node, "network");

    /// <summary>What PVE says now.</summary>
    public static async Task<NodeInterfaces> ReadAsync(IPve pve, string node, CancellationToken cancel) =>
        new(await pve.GetWithRemarksAsync(PathOf(node), cancel: cancel));

    /// <summary>What PVE said a moment ago.</summary>
    public static Task<NodeInterfaces> SharedAsync(Session session, string node, CancellationToken cancel) =>
        session.ShareAsync(PathOf(node), Age, () => ReadAsync(session.Pve, node, CancellationToken.None), cancel);

    /// <summary>The interfaces that the node has one of these addresses by: those that have it, and all that they are built on.</summary>
    public ImmutableSortedSet<string> Carrying(IEnumerable<IPAddress> addresses)
    {
        var wanted = addresses.ToHashSet();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var pending = new Queue<string>(All.Where(entry => AddressesOf(entry.Value).Any(wanted.Contains)).Select(entry => entry.Key));
        while (pending.TryDequeue(out var name))
        {
            if (found.Add(name))
            {
                foreach (var below in Below(name))
                {
                    pending.Enqueue(below);
                }
            }
        }

        return found.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private static IEnumerable<IPAddress> AddressesOf(PveData entry) => new[] { entry["address"], entry["address6"] }
        .Select(address => IPAddress.TryParse(address.AsText(), out var parsed) ? parsed : null).OfType<IPAddress>();

    private IEnumerable<string> Below(string name)
    {
        // A port that is a VLAN needs not be an interface of its own.
        var named = name.Split(':', '.');
        var entry = All.GetValueOrDefault(name, PveData.Null);
        var others = NameLists.SelectMany(list => (entry[list].AsText() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat([entry["vlan-raw-device"].AsText(), entry["ovs_bridge"].AsText(), named.Length > 1 ? named[0] : null]);
        return others.OfType<string>().Where(other => other != name);
    }
}
