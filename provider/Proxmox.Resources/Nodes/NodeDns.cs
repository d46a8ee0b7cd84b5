using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes;

/// <summary>What a node looks names up by: <c>/nodes/{node}/dns</c> (PVE::API2::Nodes). PUT sets all of it, and needs the domain.</summary>
public static class NodeDns
{
    private const string SearchParameter = "search";
    private const int MostServers = 3;

    private static readonly Field<string> SearchDomain =
        Text("search_domain", "Domain that names without a dot are looked up in, such as `example.com`.").OnWire(SearchParameter).Required()
            .Checked(Identifiers.HostName);

    private static readonly Field<IReadOnlyList<string>> Servers =
        TextList("servers", "Addresses of the name servers, at most three, in the order in which they are asked. Unset means none.")
            .NotAParameter().Checked(new("an IP address such as \"192.0.2.53\"", address =>
                address.AsText() is not { } text || Formats.IpAddress.Canonical(text) is not null));

    private static readonly Field<IReadOnlyDictionary<string, string>> Memory = GiveBack.Memory;

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "node_dns",
        "What a node looks names up by. It is there by itself: creating this resource sets all of it, and deleting it sets what was before, "
            + "as far as PVE can: it always wants a domain.")
    {
        ReadDoc = "What a node looks names up by.",
        Area = Areas.Nodes,
        Noun = "NodeDns",
        Api = new("/nodes") { Item = "/nodes/{node}/dns" },
        Fields = [Names.Node, SearchDomain, Servers, Memory],
        Identity = [Names.Node],
        Discovery = new() { LeftOut = "Every node has that from its installation." },
        ImportId = new("{node}", "pve1"),
        Constraints = [new(ThreeAtMost)],
        Privileges =
        [
            new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
            new("Sys.Audit", "/nodes/{node}") { For = Purposes.Write | Purposes.Read | Purposes.List },
        ],
        Hooks = new() { Create = CreateAsync, Update = UpdateAsync, Delete = DeleteAsync, Adapt = WithServers },
    };

    private static IEnumerable<Violation> ThreeAtMost(Attributes config) => config[Servers].Items.Length > MostServers
        ? [new(Servers, $"servers has {config[Servers].Items.Length} addresses, and a node asks {MostServers} at most: leave out "
            + "the rest.")]
        : [];

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var live = await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
        operation.SetComputed(Memory, Value.Object(live.Members.Where(member => member.Value.AsText() is { Length: > 0 })
            .Select(member => KeyValuePair.Create(member.Key, Value.Of(member.Value.AsText())))));
        await SetAsync(operation, operation.Planned, cancel);
        operation.MarkCreated();
    }

    private static Task UpdateAsync(Operation operation, CancellationToken cancel) =>
        operation.IsChanged(SearchDomain) || operation.IsChanged(Servers) ? SetAsync(operation, operation.Planned, cancel)
            : Task.CompletedTask;

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        if (operation.Prior.Get(Memory) is not { } memory)
        {
            return;
        }

        var form = new Form().Add(SearchParameter, memory.GetValueOrDefault(SearchParameter) ?? operation.Prior.Get(SearchDomain)!);
        foreach (var (parameter, value) in memory.Where(entry => entry.Key != SearchParameter).OrderBy(entry => entry.Key))
        {
            form.Add(parameter, value);
        }

        await operation.Pve.PutAsync(operation.ItemPath, form, cancel);
    }

    private static Task SetAsync(Operation operation, Attributes planned, CancellationToken cancel)
    {
        var form = new Form().Add(SearchParameter, planned.Get(SearchDomain)!);
        foreach (var (index, server) in (planned.Get(Servers) ?? []).Index())
        {
            form.Add(Parameter(index), server);
        }

        return operation.Pve.PutAsync(operation.ItemPath, form, cancel);
    }

    private static PveData WithServers(PveData live)
    {
        var servers = Enumerable.Range(0, MostServers).Select(index => live[Parameter(index)]).Where(server => !server.IsNull).ToList();
        return servers.Count == 0 ? live
            : PveData.Object([.. live.Members, KeyValuePair.Create(Servers.Wire, PveData.Array(servers))]);
    }

    private static string Parameter(int index) => "dns" + (index + 1).ToString(CultureInfo.InvariantCulture);
}
