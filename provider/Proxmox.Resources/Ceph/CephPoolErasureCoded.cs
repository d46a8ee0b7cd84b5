using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;
using static Proxmox.Resources.Ceph.PoolFields;

namespace Proxmox.Resources.Ceph;

/// <summary>
/// Erasure-coded pools, each with a replicated one beside it for what cannot be coded: <c>/nodes/{node}/ceph/pool</c> with
/// <c>erasure-coding</c> (PVE::API2::Ceph::Pool).
/// </summary>
public static class CephPoolErasureCoded
{
    private static readonly Field<string> Stem =
        Name with { Doc = "Name of the pool, which `-data` and `-metadata` are put behind." };

    private static readonly Field<string> Profile =
        Text("profile", "Erasure code profile that is there already, in place of one that PVE makes of the chunks.")
            .As(Formats.Verbatim).Matching("[A-Za-z0-9_.-]+", "letters, digits, dots, underscores and hyphens");

    private static readonly Field<Attributes> Coding = Nested(
        "erasure_coding", "How objects are split and completed.",
        Whole("data_chunks", "How many chunks an object is split into: Ceph's `k`.").OnWire("k").Required().Between(2),
        Whole("coding_chunks", "How many chunks are added, and so how many may be lost: Ceph's `m`.").OnWire("m").Required().Between(1),
        Text("failure_domain", "What holds no more than one chunk of an object, as `host` or `osd`. Unset means `host`.")
            .OnWire("failure-domain").ImpliedDefault("host"),
        Text("device_class", "Class of the only OSDs that are used, as `hdd`, `ssd` or `nvme`. Unset means all.").OnWire("device-class"),
        Profile)
        .OnWire("erasure-coding").Required().Replacing().NeverReturned();

    private static readonly Field<bool> RemoveProfile =
        Flag("remove_profile_on_destroy", "Whether the erasure code profile goes with the pool. Unset means false.")
            .OnWire("remove_ecprofile").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    private static readonly Field<long> MetadataSize =
        Size with { Doc = "How many copies of each object the pool for metadata keeps. Unset means 3." };

    private static readonly Field<long> MetadataMinSize =
        MinSize with { Doc = "How many copies of metadata must be there for reading and writing. Unset means 2." };

    private static readonly Field<string> MetadataRule =
        CrushRule with { Doc = "CRUSH rule by which the copies of metadata are placed. Unset means `replicated_rule`." };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "ceph_pool_erasure_coded",
        "An erasure-coded pool of Ceph, which needs less room than copies do: `<name>-data`, and `<name>-metadata` with copies beside it, "
            + "and unless `add_storage` is false the storage in them. What is said of copies is for the metadata, the rest for the data. A "
            + "pool that holds data is not destroyed unless `force_destroy` is set.")
    {
        ReadDoc = "An erasure-coded pool of Ceph.",
        Area = Areas.Ceph,
        Noun = "CephPoolErasureCoded",
        Api = new("/nodes"),
        Fields =
        [
            Stem, CephNode.Asked, Coding, MetadataSize, MetadataMinSize, MetadataRule,
            .. Common,
            AddStorage with
            {
                Doc = "Whether the pool becomes a storage of the same name for disks of VMs and volumes of containers as well. Unset means "
                    + "true.",
            },
            .. OnDestroy, RemoveProfile,
        ],
        Identity = [Stem],
        Discovery = new() { Needs = ["ceph_cluster"] },
        ImportId = new("{name}", "archive"),
        Constraints = PoolFields.Constraints,
        Privileges = CephPrivileges.OfObject,
        Timeouts = OperationTimeouts.Standard,
        Hooks = new()
        {
            CheckPlan = CheckPlan,
            Preflight = PoolLife.Preflight("ceph_pool_erasure_coded", pool => [DataOf(pool), MetadataOf(pool)]),
            Create = CreateAsync,
            Read = ReadAsync,
            Update = UpdateAsync,
            Delete = DeleteAsync,
            List = ListAsync,
        },
    };

    // Ceph takes a profile anew only as it is.
    private static void CheckPlan(PlanReview plan)
    {
        PoolLife.CheckPlan(plan);
        if (plan.Replaces.Length > 0 && plan.Prior.Get(Name) == plan.Planned.Get(Name) && plan.Prior.Get(RemoveProfile) is not true
            && plan.Prior.Get(Coding) is { } before && plan.Planned.Get(Coding) is { } after
            && !before.Has(Profile) && after[Profile].IsNull && plan.IsChanged(Coding))
        {
            plan.Diagnostics.Error(
                "The erasure code profile of the pool would stay",
                $"The new pool needs another {ProfileOf(plan.Planned)} than the one that is kept when the old one is destroyed, and Ceph "
                    + "changes none. Apply remove_profile_on_destroy = true first, or give the new pool another name.",
                AttributePath.Of(Coding.Name));
        }
    }

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        try
        {
            await PoolLife.CreateAsync(operation, ReadAsync, cancel);
        }
        catch (PveFault fault) when (operation.Planned.Get(Coding)?.Has(Profile) is not true && fault.Kind != FaultKind.Exists
            && !fault.MayHaveBeenApplied)
        {
            var profile = ProfileOf(operation.Planned);
            var isRefused = fault.Said.Contains("will not override", StringComparison.Ordinal);
            // A pool that was made takes it along when it is removed; who may not look is told of it all the same.
            if (!isRefused
                && await PoolLife.ReadAsync(operation, DataOf(operation.Planned), cancel) is not null)
            {
                throw;
            }

            throw fault.WithContext(fault.Said.TrimEnd('.') + (isRefused
                ? $". A pool that is gone has left the erasure code profile {profile} with other chunks; "
                : $". PVE makes the erasure code profile {profile} before the pool, and leaves it when that fails; ")
                + $"where it is in the way, remove it on a node: `ceph osd erasure-code-profile rm {profile}`");
        }
    }

    // As PVE calls the one that it makes.
    private static string ProfileOf(Attributes pool) => "pve_ec_" + pool.Get(Name);

    private static string DataOf(Attributes pool) => pool.Get(Name) + "-data";

    private static string MetadataOf(Attributes pool) => pool.Get(Name) + "-metadata";

    // A half of it that is left has to be removed as well.
    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var data = await PoolLife.ReadAsync(operation, DataOf(operation.Target), cancel);
        var metadata = await PoolLife.ReadAsync(operation, MetadataOf(operation.Target), cancel);
        return data is null && metadata is null ? null : Together(operation.Target.Get(Name)!, data ?? metadata!, metadata ?? data!);
    }

    private static PveData Together(string name, PveData data, PveData metadata) => PveData.Object(
    [
        .. data.Members, new(Name.Wire, PveData.Of(name)), new(MetadataSize.Wire, metadata[MetadataSize.Wire]), new(MetadataMinSize.Wire,
            metadata[MetadataMinSize.Wire]),
        new(MetadataRule.Wire, metadata[MetadataRule.Wire]),
    ]);

    private static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        await PoolLife.UpdateAsync(
            operation, MetadataOf(operation.Planned), [MetadataSize, MetadataMinSize, MetadataRule], cancel);
        await PoolLife.UpdateAsync(operation, DataOf(operation.Planned), Common, cancel);
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var (data, metadata) = (DataOf(operation.Prior), MetadataOf(operation.Prior));
        await PoolLife.RequireEmptyAsync(operation, metadata, cancel);
        await PoolLife.RequireEmptyAsync(operation, data, cancel);
        await PoolLife.DeleteAsync(operation, metadata, new Form(), cancel);
        await PoolLife.DeleteAsync(
            operation, data, new Form().Add(RemoveProfile.Wire, operation.Prior.Get(RemoveProfile) is true), cancel);
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var all = (await PoolLife.ListAsync(operation.Pve, NodeTasks.Answering, cancel)).ToDictionary(
            pool => pool["name"].AsText()!, StringComparer.Ordinal);
        return
        [
            .. from pool in all
               where pool.Value["type"].AsText() == "erasure" && pool.Key.EndsWith("-data", StringComparison.Ordinal)
               let name = pool.Key[..^"-data".Length]
               where all.ContainsKey(name + "-metadata")
               select Together(name, pool.Value, all[name + "-metadata"]),
        ];
    }
}
