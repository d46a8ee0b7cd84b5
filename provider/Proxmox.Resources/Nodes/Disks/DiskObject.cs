using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>
/// What PVE makes of disks of a node and cannot change afterwards: <c>/nodes/{node}/disks/{kind}</c> (PVE::API2::Disks). There is no answer
/// for one of them, but the list tells all of them to whoever may see it.
/// </summary>
/// <param name="Segment">The end of its path: <c>lvm</c>.</param>
/// <param name="Noun">What users call it: <c>volume group</c>.</param>
internal sealed record DiskObject(string Segment, string Noun)
{
    /// <summary>The node that has the disks.</summary>
    public static readonly Field<string> Node = Names.Node with { Doc = "Node that has the disks." };

    /// <summary>The single disk that it is made of.</summary>
    public static readonly Field<string> Device =
        Text("device", "Disk that it is made of, such as `/dev/sdb`, or its name that stays when the node numbers its disks anew, "
            + "`/dev/disk/by-id/...`. Nothing may use the disk. Needed to create, and not compared after an import.")
            .Matching("/dev/.+", "the path of a disk, such as \"/dev/sdb\"").NeverReturned().Replacing();

    /// <summary>Whether PVE adds a storage.</summary>
    public static readonly Field<bool> AddStorage =
        Flag("add_storage", "Whether PVE also defines a storage of that name on it, or adds the node to the storage of that name that "
            + "other nodes have. Unset means false. Manage the storage by a resource of its own where more than its defaults is to be set.")
            .CreateOnly().ImpliedDefault(false).Needs(new Privilege("Datastore.Allocate", "/storage")
            {
                Case = "true",
                When = (value, _) => value.AsBool() is true,
            });

    /// <summary>Whether a destroy also removes what the storage configuration says of it.</summary>
    public static readonly Field<bool> CleanupConfig =
        Flag("cleanup_config", "Whether a destroy also takes the node from the storages that lie on it, and removes those that no "
            + "other node has. Unset means false: they stay and are broken.").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting)
            .Needs(new Privilege("Datastore.Allocate", "/storage") { Case = "true", When = (value, _) => value.AsBool() is true });

    /// <summary>Whether a destroy wipes the disks.</summary>
    public static readonly Field<bool> CleanupDisks =
        Flag("cleanup_disks", "Whether a destroy also wipes the disks, so that they can be used again at once. Unset means false: what "
            + "is left on them stays, and PVE takes them for used. It must be applied before the destroy or replacement that it is for.")
            .NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    /// <summary>Its name.</summary>
    public required Field<string> Name { get; init; }

    /// <summary>The attribute that names its disks.</summary>
    public Field Disks { get; init; } = Device;

    /// <summary>What a destroy does to the data when the disks are not wiped, in sentences.</summary>
    public required string Destroys { get; init; }

    /// <summary>Attributes that PVE needs to make one, and that an import does not know.</summary>
    public ImmutableArray<Field> Needed { get; init; } = [Device];

    /// <summary>Which entry of the list is the one of that name.</summary>
    public required Func<PveData, string, bool> IsNamed { get; init; }

    /// <summary>The entries of PVE's answer.</summary>
    public Func<PveData, IEnumerable<PveData>> Entries { get; init; } = list => list.Items;

    /// <summary>Completes an entry by what another answer tells, and by its name.</summary>
    public required Func<IPve, string, PveData, CancellationToken, Task<PveData>> CompleteAsync { get; init; }

    /// <summary>Parameters of the removal besides those of all.</summary>
    public Action<Form, string> WithRemoval { get; init; } = (_, _) => { };

    /// <summary>Checks of its own.</summary>
    public Action<PlanReview> CheckOwn { get; init; } = _ => { };

    /// <summary>The declaration.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="plural">The name of the data source that lists them.</param>
    /// <param name="programs">What programs call it.</param>
    /// <param name="own">The attributes between the name and what all have.</param>
    public Resource Declaration(string name, string doc, string plural, string programs, params ReadOnlySpan<Field> own) => new(name,
        $"{doc} PVE cannot change one that is there: what it is made with replaces it. A destroy never wipes disks unless `cleanup_disks` "
            + $"says so. {Destroys}")
    {
        ReadDoc = doc,
        Area = Areas.Nodes,
        Noun = programs,
        Plural = plural,
        Api = new($"/nodes/{{node}}/disks/{Segment}"),
        Fields = [Node, Name, .. own, AddStorage, CleanupConfig, CleanupDisks],
        Identity = [Node, Name],
        Discovery = new() { LeftOut = "It was made of disks once, and whoever removes it from its configuration loses what is on them." },
        ImportId = new("{node}/{name}", "pve1/fast"),
        IsDeletedFirst = true,
        Timeouts = OperationTimeouts.Standard,
        Privileges =
        [
            new("Sys.Audit", "/") { For = Purposes.All },
            new("Sys.Modify", "/") { For = Purposes.Create | Purposes.Delete },
        ],
        Hooks = new()
        {
            CheckPlan = new DiskPlan(this).Check,
            Preflight = new DiskPlan(this).AskAsync,
            Create = CreateAsync,
            Read = ReadAsync,
            Update = Nothing.ToUpdate,
            Delete = DeleteAsync,
            List = ListAsync,
        },
    };

    /// <summary>The entry of PVE's list for one of that name; null when there is none.</summary>
    public async Task<PveData?> FindAsync(IPve pve, string node, string name, CancellationToken cancel) =>
        Entries(await pve.GetAsync(PathOf(node), cancel: cancel)).FirstOrDefault(entry => IsNamed(entry, name));

    private async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var (node, name) = Named(operation.Planned);
        // A task that fails must not leave a doubt whose object it is that is there.
        if (await FindAsync(operation.Pve, node, name, cancel) is not null)
        {
            throw new PveFault(FaultKind.Exists, $"node {node} has a {Noun} {name} already");
        }

        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
        form.Remove(Node.Wire);
        await NodeTasks.CreateAsync(operation, node, name, PathOf(node), form, cancel);
    }

    private async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var (node, name) = Named(operation.Target);
        return await FindAsync(operation.Pve, node, name, cancel) is { } entry
            ? await CompleteAsync(operation.Pve, node, entry, cancel) : null;
    }

    private async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var node = operation.Target.Get(Node)!;
        var complete = new List<PveData>();
        foreach (var entry in Entries(await operation.Pve.GetAsync(PathOf(node), cancel: cancel)))
        {
            complete.Add(await CompleteAsync(operation.Pve, node, entry, cancel));
        }

        return complete;
    }

    private async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var (node, name) = Named(operation.Prior);
        var form = new Form();
        WithRemoval(form, name);
        foreach (var (field, parameter) in new[] { (CleanupConfig, "cleanup-config"), (CleanupDisks, "cleanup-disks") })
        {
            if (operation.Prior.Get(field) is true)
            {
                form.Add(parameter, true);
            }
        }

        try
        {
            await operation.DispatchAsync(
                deadline => operation.Pve.DeleteAsync($"{PathOf(node)}/{Uri.EscapeDataString(name)}", form, deadline), cancel);
        }
        // It is destroyed before disks and storages are cleaned up behind it.
        catch (PveFault fault) when (fault.Task is not null)
        {
            if (await FindAsync(operation.Pve, node, name, cancel) is not null)
            {
                throw;
            }

            operation.Diagnostics.Warn($"Not all was cleaned up behind {Noun} {name}",
                $"It is gone from node {node}, but then PVE said: {fault.Said}. See what is left on the disks and of the storage.");
        }
    }

    private string PathOf(string node) => PvePath.Join("nodes", node, "disks", Segment);

    private (string Node, string Name) Named(Attributes value) => (value.Get(Node)!, value.Get(Name)!);
}
