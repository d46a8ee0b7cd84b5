using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph;

/// <summary>What the resources of Ceph's daemons share: a node makes one by its name, and a list tells all of the cluster.</summary>
/// <param name="Kind">What the path calls them: <c>mon</c>.</param>
/// <param name="Name">Their names.</param>
internal sealed record CephDaemon(string Kind, Field<string> Name)
{
    /// <summary>The node that a daemon runs on.</summary>
    public static Field<string> Node { get; } = Names.Node.From("host") with { Doc = "Node that the daemon runs on." };

    /// <summary>The address that the others know it by.</summary>
    public static Field<string> Address { get; } =
        Text("address", "Address that the daemon is known by, as Ceph writes it, such as `192.0.2.11:6789/0`. Null while it is not known.")
            .OnWire("addr").Computed();

    /// <summary>What users call one: <c>monitor</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>The resource.</summary>
    public required string Resource { get; init; }

    /// <summary>Whether an entry of the list tells that it has begun its work.</summary>
    public required Func<PveData, bool> IsAtWork { get; init; }

    /// <summary>Where such an object lives.</summary>
    public Api Api { get; } = new("/nodes")
    {
        Item = $"/nodes/{{node}}/ceph/{Kind}/{{{Name.Name}}}",
        CreateAt = $"/nodes/{{node}}/ceph/{Kind}/{{{Name.Name}}}",
        File = ConfigFiles.Ceph,
    };

    /// <summary>How an object is named for import.</summary>
    public ImportId ImportId { get; } = new($"{{node}}/{{{Name.Name}}}", "pve1/pve1");

    /// <summary>The lifecycle of such an object.</summary>
    public Hooks Hooks => new()
    {
        Foresee = Named,
        Preflight = CheckAsync,
        Create = CreateAsync,
        Read = ReadAsync,
        Update = Nothing.ToUpdate,
        List = ListAsync,
    };

    /// <summary>The attribute that names a daemon.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="doc">What it is, in a sentence.</param>
    public static Field<string> Named(string name, string doc) =>
        Text(name, doc).UnsetMeans("the name of the node").OnWire("name").ServerChosen().Replacing().ClearedBy(Clear.Forgetting)
            .OfLength(1, 200).Matching("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?", "letters, digits and hyphens");

    /// <summary>The daemons of the kind in the whole cluster.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="node">The node that is asked; null for the one that answers.</param>
    /// <param name="cancel">The time limit.</param>
    public async Task<IReadOnlyList<PveData>> AllAsync(IPve pve, string? node, CancellationToken cancel) =>
        (await pve.GetAsync(CephNode.Path(node, Kind), cancel: cancel)).Items;

    /// <summary>Makes the daemon, and waits until the others know it.</summary>
    public async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
        form.Remove(Name.Wire);
        form.Remove(Node.Wire);
        // Its task is for the section that the daemon has in the configuration of Ceph.
        await NodeTasks.CreateAsync(
            operation, operation.Target.Get(Node)!, $"{Kind}.{operation.Target.Get(Name)}", operation.ItemPath, form, cancel);
        await operation.AskUntilAsync(
            later => ReadAsync(operation, later), entry => entry is not null && IsAtWork(entry), cancel, IsOfElection);
    }

    /// <summary>Reads a daemon in the list, which is all that PVE tells of one.</summary>
    public async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var (node, name) = (operation.Target.Get(Node)!, operation.Target.Get(Name)!);
        return (await AllAsync(operation.Pve, node, cancel))
            .FirstOrDefault(entry => entry["name"].AsText() == name && entry["host"].AsText() == node);
    }

    // While monitors find out who leads them, nobody gets an answer.
    private static bool IsOfElection(PveFault fault) => fault.Kind == FaultKind.Timeout;

    private Value Named(PlanReview plan) => plan.Config[Name].IsNull && plan.Planned[Name].IsUnknown
        ? plan.Planned.Value.With(Name.Name, plan.Planned[Node])
        : plan.Planned.Value;

    private Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel) => CephNode.WhereThereIsOneAsync(async () =>
    {
        if (TakenName.IsPossible(session, Resource, plan) && plan.Planned.Get(Node) is { } node && plan.Planned.Get(Name) is { } name
            && (await AllAsync(session.Pve, node, cancel)).Any(entry => entry["name"].AsText() == name && entry["host"].AsText() == node))
        {
            TakenName.Refuse(plan, $"Node {node} has a {Noun} {name} already", Name);
        }
    });

    private Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel) =>
        AllAsync(operation.Pve, NodeTasks.Answering, cancel);
}
