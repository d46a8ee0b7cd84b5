using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph;

/// <summary>File systems of Ceph: <c>/nodes/{node}/ceph/fs</c> (PVE::API2::Ceph::FS). Since 9.2 PVE can destroy them.</summary>
public static class CephFs
{
    private static readonly Version Destroys = new(9, 2);

    private static readonly Field<string> Name =
        Text("name", "Name of the file system.").Required().Replacing().Autonamed()
            .Matching(@"[^:/\s]+", "a name without colons, slashes and spaces");

    private static readonly Field<long> Groups =
        Whole("pg_num", "Number of placement groups that the pool for data begins with; that for metadata begins with a quarter of it. "
            + "Unset means 128.").Between(8, 32768).CreateOnly();

    private static readonly Field<bool> AddStorage =
        Flag("add_storage", "Whether the file system becomes a storage of the same name for backups, images and templates as well. Unset "
            + "means false.").OnWire("add-storage").CreateOnly();

    private static readonly Field<bool> RemovePools =
        Flag("remove_pools_on_destroy", "Whether its pools go with the file system, and with them all files. Unset means false.")
            .OnWire("remove-pools").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    private static readonly Field<bool> RemoveStorages =
        Flag("remove_storages_on_destroy", "Whether the storages in the file system are disabled and go with it. Nodes that have one "
            + "mounted keep it so until they are told otherwise. Unset means false.")
            .OnWire("remove-storages").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting)
            .Needs(
                new Privilege("Datastore.Audit", "/storage") { Case = "true", When = IsSet },
                new Privilege("Datastore.Allocate", "/storage") { Case = "true", When = IsSet });

    private static readonly Field<string> MetadataPool = Text("metadata_pool", "Pool that holds the metadata.").Computed();

    private static readonly Field<IReadOnlyList<string>> DataPools =
        TextList("data_pools", "Pools that hold the data, the first for what names none.").Computed();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_fs",
        "A file system of Ceph with its two pools, `<name>_data` and `<name>_metadata`, and with `add_storage` the storage in it. It needs "
            + "a `ceph_mds` that stands by. To destroy it, the metadata servers that serve it or stand by are stopped for a moment. "
            + "Before PVE 9.2 it stays, for PVE's API cannot destroy it.")
    {
        ReadDoc = "A file system of Ceph.",
        Area = Areas.Ceph,
        Noun = "FileSystem",
        IsReadElsewhere = true,
        Api = new("/nodes"),
        Fields = [Name, CephNode.Asked, Groups, AddStorage, RemovePools, RemoveStorages, MetadataPool, DataPools],
        Identity = [Name],
        Discovery = new() { Needs = ["ceph_cluster"] },
        ImportId = new("{name}", "cephfs"),
        Privileges = CephPrivileges.OfObject,
        Timeouts = OperationTimeouts.Standard,
        Hooks = new()
        {
            Preflight = CheckAsync,
            Create = CreateAsync,
            Read = ReadAsync,
            Update = Nothing.ToUpdate,
            Delete = DeleteAsync,
            List = (operation, cancel) => ListAsync(operation.Pve, NodeTasks.Answering, cancel),
        },
    };

    /// <summary>The file systems of a cluster.</summary>
    internal static async Task<IReadOnlyList<PveData>> ListAsync(IPve pve, string? node, CancellationToken cancel) =>
    [
        // 8.4 tells one pool alone.
        .. (await pve.GetAsync(CephNode.Path(node, "fs"), cancel: cancel)).Items.Select(entry => entry["data_pools"].IsNull
            ? PveData.Object([.. entry.Members, new("data_pools", PveData.Array(entry["data_pool"]))]) : entry),
    ];

    private static bool IsSet(Value value, Attributes beside) => value.AsBool() is true;

    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.IsDelete)
        {
            await StaysAsync(session, plan.Prior, plan.Diagnostics, cancel);
        }
    }

    private static async Task<bool> StaysAsync(
        Session session, Attributes system, Model.Diagnostics.DiagnosticList diagnostics, CancellationToken cancel)
    {
        if (await session.VersionAsync(cancel) is not { } version || version >= Destroys)
        {
            return false;
        }

        diagnostics.Warn(
            $"The file system {system.Get(Name)} stays",
            $"PVE's API can destroy a file system since {Destroys}, and this is PVE {version}. It is forgotten here, and stays as it is; "
                + $"`pveceph fs destroy {system.Get(Name)}` on a node removes it.");
        return true;
    }

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
        form.Remove(Name.Wire);
        var name = operation.Planned.Get(Name)!;
        await NodeTasks.CreateAsync(
            operation, CephNode.Of(operation.Planned), name, CephNode.Path(operation.Planned, "fs", name), form, cancel);
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        (await ListAsync(operation.Pve, operation.Target.Get(CephNode.Asked), cancel))
            .FirstOrDefault(entry => entry["name"].AsText() == operation.Target.Get(Name));

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        if (await ReadAsync(operation, cancel) is null)
        {
            return;
        }

        if (await StaysAsync(operation.Session, operation.Prior, operation.Diagnostics, cancel))
        {
            return;
        }

        var form = new Form();
        foreach (var how in ((Field<bool>[])[RemovePools, RemoveStorages]).Where(how => operation.Prior.Get(how) is true))
        {
            form.Add(how.Wire, true);
        }

        var name = operation.Prior.Get(Name)!;
        if (operation.Prior.Get(RemoveStorages) is true)
        {
            await DisableStoragesAsync(operation, name, cancel);
        }

        await using var pause = await MdsPause.BeginAsync(operation, operation.Prior.Get(CephNode.Asked), name, cancel);
        await operation.DispatchAsync(
            deadline => operation.Pve.DeleteAsync(CephNode.Path(operation.Prior, "fs", name), form, deadline), cancel);
    }

    // PVE removes only storages that are disabled.
    private static async Task DisableStoragesAsync(Operation operation, string name, CancellationToken cancel)
    {
        foreach (var storage in (await operation.Pve.GetAsync("/storage", new Form().Add("type", "cephfs"), cancel)).Items
            .Where(storage => storage["fs-name"].AsText() == name && storage["disable"].AsBool() is not true))
        {
            await operation.Pve.PutAsync(
                PvePath.Join("storage", storage["storage"].AsText()!), new Form().Add("disable", true), cancel);
        }
    }
}
