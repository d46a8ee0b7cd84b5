using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Ceph;

/// <summary>Reads, changes and removes single pools: <c>/nodes/{node}/ceph/pool/{name}</c> (PVE::API2::Ceph::Pool).</summary>
internal static class PoolLife
{
    // What the images of a pool are listed in stays behind when all of them are gone.
    private const long Leftovers = 64 << 10;
    private const long LeftoverObjects = 16;

    /// <summary>Refuses what Ceph cannot change of a pool.</summary>
    public static void CheckPlan(PlanReview plan)
    {
        var application = PoolFields.Application;
        if (plan.IsUpdate && plan.Config.Has(application) && !plan.Prior[application].IsNull && plan.IsChanged(application))
        {
            plan.Diagnostics.Error(
                "A pool keeps its application",
                $"Ceph does not give the pool another application than {plan.Prior.Get(application)}. Set application to that, or make "
                    + "another pool.",
                AttributePath.Of(application.Name));
        }
    }

    /// <summary>
    /// Refuses a name that a pool has already, and a CRUSH rule that there is not. Before there is a Ceph cluster, nobody can tell.
    /// </summary>
    /// <param name="kind">The resource.</param>
    /// <param name="names">What the pools of an object are called.</param>
    public static Func<Session, PlanReview, CancellationToken, Task> Preflight(string kind, Func<Attributes, IEnumerable<string>> names) =>
        (session, plan, cancel) => CephNode.WhereThereIsOneAsync(async () =>
        {
            if (TakenName.IsPossible(session, kind, plan))
            {
                var taken = (await ListAsync(session.Pve, plan.Planned.Get(CephNode.Asked), cancel)).Select(pool => pool["name"].AsText())
                    .ToList();
                if (names(plan.Planned).FirstOrDefault(taken.Contains) is { } twin)
                {
                    TakenName.Refuse(plan, $"Ceph has a pool {twin} already", PoolFields.Name);
                }
            }

            await CheckRuleAsync(session, plan, cancel);
        });

    /// <summary>Makes what a form describes. PVE takes a pool that is there already for made, and changes it, so that is refused.</summary>
    /// <param name="operation">The create.</param>
    /// <param name="read">Reads the object; null when it is not there.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task CreateAsync(
        Operation operation, Func<Operation, CancellationToken, Task<PveData?>> read, CancellationToken cancel)
    {
        if (await read(operation, cancel) is not null)
        {
            throw new PveFault(FaultKind.Exists, $"a pool called {operation.Planned.Get(PoolFields.Name)} exists already");
        }

        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
        await NodeTasks.CreateAsync(operation, CephNode.Of(operation.Planned), operation.Planned.Get(PoolFields.Name)!,
            CephNode.Path(operation.Planned, "pool"), form, cancel);
    }

    /// <summary>A pool as the fields read it; null when it is not there.</summary>
    /// <param name="operation">What reads.</param>
    /// <param name="name">The pool.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<PveData?> ReadAsync(Operation operation, string name, CancellationToken cancel) =>
        await StatusAsync(operation, name, cancel) is { } status ? Straight(status, operation.Target) : null;

    /// <summary>Sends changes of some attributes to a pool.</summary>
    public static async Task UpdateAsync(Operation operation, string name, IEnumerable<Field> fields, CancellationToken cancel)
    {
        var form = Changes.Update(fields, operation.Config, operation.Prior, operation.Planned, operation.IsChanged, operation.Managed)
            .ToForm();
        // A change of the size makes Ceph choose the other anew.
        if (form.Has(PoolFields.Size.Wire) && !form.Has(PoolFields.MinSize.Wire) && operation.Config.Has(PoolFields.MinSize))
        {
            ToForm.Add(form, PoolFields.MinSize, operation.Planned[PoolFields.MinSize]);
        }

        if (form.Count > 0)
        {
            await operation.DispatchAsync(
                deadline => operation.Pve.PutAsync(CephNode.Path(operation.Planned, "pool", name), form, deadline), cancel);
        }
    }

    /// <summary>Refuses to go on where a pool holds data that the user has not given up.</summary>
    public static async Task RequireEmptyAsync(Operation operation, string name, CancellationToken cancel)
    {
        if (operation.Prior.Get(PoolFields.Force) is true || await StatusAsync(operation, name, cancel) is not { } status)
        {
            return;
        }

        var (bytes, objects) = (status["statistics"]["stored"].AsLong() ?? 0, status["statistics"]["objects"].AsLong() ?? 0);
        if (bytes > Leftovers || objects > LeftoverObjects)
        {
            throw new PveFault(FaultKind.Invalid, $"pool {name} holds {bytes} bytes in {objects} objects, which would be lost; nothing was "
                + "removed. Move or remove them, or set force_destroy and apply that first");
        }
    }

    /// <summary>Removes a pool, if it is there.</summary>
    /// <param name="operation">The delete.</param>
    /// <param name="name">The pool.</param>
    /// <param name="more">Parameters besides.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task DeleteAsync(Operation operation, string name, Form more, CancellationToken cancel)
    {
        if (await StatusAsync(operation, name, cancel) is null)
        {
            return;
        }

        foreach (var how in ((Field<bool>[])[PoolFields.Force, PoolFields.RemoveStorages]).Where(how => operation.Prior.Get(how) is true))
        {
            more.Add(how.Wire, true);
        }

        await operation.DispatchAsync(
            deadline => operation.Pve.DeleteAsync(CephNode.Path(operation.Prior, "pool", name), more, deadline), cancel);
    }

    /// <summary>The pools of a cluster, as the fields read them.</summary>
    public static async Task<IReadOnlyList<PveData>> ListAsync(IPve pve, string? node, CancellationToken cancel) =>
    [
        .. (await pve.GetAsync(CephNode.Path(node, "pool"), cancel: cancel)).Items.Select(entry => PveData.Object(
            [
                .. entry.Members, new("name", entry["pool_name"]), new("crush_rule", entry["crush_rule_name"]),
                new("application", PveData.Of(entry["application_metadata"].Members.Keys.FirstOrDefault())),
            ])),
    ];

    private static async Task CheckRuleAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var rule = PoolFields.CrushRule;
        if (plan.Planned.Get(rule) is not { } name || !plan.Config.Has(rule) || !(plan.IsCreate || plan.IsChanged(rule)))
        {
            return;
        }

        var rules = (await session.Pve.GetAsync(CephNode.Path(plan.Planned, "rules"), cancel: cancel)).Items
            .Select(entry => entry["name"].AsText()).ToList();
        if (!rules.Contains(name))
        {
            plan.Diagnostics.Error(
                $"Ceph has no CRUSH rule {name}", $"It has {string.Join(", ", rules)}. Set crush_rule to one of them, or leave it out.",
                AttributePath.Of(rule.Name));
        }
    }

    private static async Task<PveData?> StatusAsync(Operation operation, string name, CancellationToken cancel)
    {
        try
        {
            return await operation.Pve.GetAsync(
                CephNode.Path(operation.Target, "pool", name, "status"), new Form().Add("verbose", true), cancel);
        }
        catch (PveFault none) when (none.ProvesAbsence)
        {
            return null;
        }
    }

    private static PveData Straight(PveData status, Attributes target)
    {
        var applications = status["application_list"].Items.Select(name => name.AsText()).ToList();
        var application = target.Get(PoolFields.Application) is { } wanted && applications.Contains(wanted) ? wanted
            : applications.FirstOrDefault();
        var groups = status["pg_autoscale_mode"].AsText() == "on" && target.Get(PoolFields.Groups) is { } begun
            ? PveData.Of(begun) : status["pg_num"];
        return PveData.Object([.. status.Members, new("application", PveData.Of(application)), new("pg_num", groups)]);
    }
}
