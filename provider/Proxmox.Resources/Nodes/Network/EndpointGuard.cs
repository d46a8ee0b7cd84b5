using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>
/// Refuses changes to the interfaces by which a node is reached, unless the user has consented: the address of the endpoint, and that by
/// which the other nodes reach it (<c>GET /cluster/status</c>).
/// </summary>
internal static class EndpointGuard
{
    private const string StatusPath = "/cluster/status";

    // Addresses of nodes do not change in a run.
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    private static readonly ImmutableArray<Field> Harmless = [InterfaceFields.Comment, .. InterfaceFields.Ways];

    /// <summary>What is wrong with a change of an interface; null where nothing is.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="interfaces">The interfaces of the node.</param>
    /// <param name="node">The node.</param>
    /// <param name="fields">The attributes of the interface.</param>
    /// <param name="prior">The interface as it is; null members for one that is to be created.</param>
    /// <param name="planned">The interface as it is to be; null members for one that is to be removed.</param>
    /// <param name="cancel">Ends the look.</param>
    public static async Task<string?> ObjectionAsync(Session session, NodeInterfaces interfaces, string node, ImmutableArray<Field> fields,
        Attributes prior, Attributes planned, CancellationToken cancel)
    {
        var name = (prior.Value.IsNull ? planned : prior).Get(InterfaceFields.Name);
        if (name is null || (planned.Value.IsNull ? prior : planned).Get(InterfaceFields.AllowConnectionLoss) is true)
        {
            return null;
        }

        var touched = Touched(fields, prior, planned).ToHashSet(StringComparer.Ordinal);
        if (IsHarmful(fields, prior, planned))
        {
            touched.Add(name);
        }

        var carrying = touched.Count == 0 ? [] : interfaces.Carrying(await AddressesAsync(session, node, cancel)).Intersect(touched);
        return carrying.Count == 0 ? null
            : $"node {node} is reached through {string.Join(" and ", carrying)}: a mistake here cuts the connection, and somebody has to "
                + "mend the node at its console. Set allow_connection_loss to true when you have such access and mean it";
    }

    private static bool IsHarmful(ImmutableArray<Field> fields, Attributes prior, Attributes planned) => !prior.Value.IsNull
        && (planned.Value.IsNull || fields.Except(Harmless).Any(field => field.IsInput && !IsSame(field, prior, planned)));

    // Whoever takes a card away from a bridge touches it as well.
    private static IEnumerable<string> Touched(ImmutableArray<Field> fields, Attributes prior, Attributes planned) => fields
        .Where(field => NodeInterfaces.NameLists.Contains(field.Wire) && !IsSame(field, prior, planned))
        .SelectMany(field => new[] { prior[field], planned[field] })
        .SelectMany(names => names.IsUnknown ? [] : names.Items.Select(item => item.AsText()).OfType<string>());

    private static bool IsSame(Field field, Attributes prior, Attributes planned) =>
        SemanticEquality.Equal(field, prior[field], planned[field]);

    private static Task<ImmutableHashSet<IPAddress>> AddressesAsync(Session session, string node, CancellationToken cancel) =>
        session.ShareAsync($"addresses of {node}", Age, async () =>
        {
            var found = ImmutableHashSet.CreateBuilder<IPAddress>();
            foreach (var endpoint in session.Endpoints)
            {
                found.UnionWith(await ResolveAsync(endpoint.DnsSafeHost));
            }

            found.UnionWith(await OfNodeAsync(session, node));
            return found.ToImmutable();
        }, cancel);

    // Behind a proxy, or where names are not known here, the endpoint says nothing.
    private static async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host)
    {
        try
        {
            return IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    // Who may not see the cluster has the endpoint's own address left.
    private static async Task<IEnumerable<IPAddress>> OfNodeAsync(Session session, string node)
    {
        try
        {
            var status = await session.ShareAsync(StatusPath, Age, () => session.Pve.GetAsync(StatusPath), CancellationToken.None);
            return status.Items.Where(entry => entry["type"].AsText() == "node" && entry["name"].AsText() == node)
                .Select(entry => IPAddress.TryParse(entry["ip"].AsText(), out var address) ? address : null).OfType<IPAddress>();
        }
        catch (PveFault)
        {
            return [];
        }
    }
}
