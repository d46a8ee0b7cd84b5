using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>
/// What network interfaces of all types share: <c>/nodes/{node}/network</c> (<c>PVE::API2::Network</c>). PVE stages their changes in a
/// second file, which is what is read, until a reload puts it into force.
/// </summary>
internal static class NetworkInterface
{
    /// <summary>The path of all interfaces of a node.</summary>
    public const string Collection = "/nodes/{node}/network";

    private const string TypeParameter = "type";

    private const string Staging = "PVE stages what is changed, and the node takes it on by one reload of its network behind the last "
        + "change of a run: when none is under way and none has come for a second.";

    /// <summary>What PVE asks for.</summary>
    public static ImmutableArray<Privilege> Privileges { get; } =
    [
        new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
        new("Sys.Audit", "/nodes/{node}") { For = Purposes.Write | Purposes.Read | Purposes.List },
        new("SDN.Audit", "/sdn/zones/localnetwork") { For = Purposes.Write | Purposes.List },
    ];

    /// <summary>How bridges are found, which PVE shows to those alone who may use them.</summary>
    public static DiscoveryRules Bridges { get; } = new() { ShownBy = [new(["SDN.Audit", "SDN.Use"], "/sdn/zones/localnetwork")] };

    /// <summary>The declaration of one type.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="name">Ours, behind <c>network_</c>.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="example">A name for the documentation.</param>
    /// <param name="fields">The attributes; the node before them and those that say how a change is made are added.</param>
    /// <param name="rules">What must hold between them.</param>
    /// <param name="hooks">What the type does differently.</param>
    public static Resource Of(string type, string name, string noun, string doc, string example, ImmutableArray<Field> fields,
        ImmutableArray<Constraint> rules, InterfaceHooks? hooks = null)
    {
        var own = hooks ?? new();
        ImmutableArray<Field> all = [Names.Node, .. fields, .. InterfaceFields.Ways];
        return new("network_" + name, $"{doc} {Staging}")
        {
            ReadDoc = doc,
            Area = Areas.Network,
            Noun = noun,
            Api = new(Collection)
            {
                Item = Collection + "/{name}",
                Constants = [(TypeParameter, type)],
                Only = (TypeParameter, type),
            },
            Fields = all,
            Identity = [Names.Node, fields[0]],
            ImportId = new("{node}/{name}", "pve1/" + example),
            Constraints = rules,
            Privileges = Privileges,
            Timeouts = OperationTimeouts.Standard,
            IsDeletedFirst = true,
            Hooks = new()
            {
                IsAlwaysThere = own.IsPermanent,
                Create = (operation, cancel) => CreateAsync(operation, own, cancel),
                Read = (operation, cancel) => ReadAsync(operation, type, own, cancel),
                Update = (operation, cancel) => UpdateAsync(operation, own, cancel),
                Delete = (operation, cancel) => DeleteAsync(operation, own, cancel),
                Foresee = own.Foresee,
                Preflight = (session, plan, cancel) => CheckPlanAsync(session, plan, all, own.IsPermanent, cancel),
            },
        };
    }

    /// <summary>Puts what is sent into the form that PVE takes, its type and what it would forget included, and sends it.</summary>
    public static async Task PutAsync(Operation operation, Form form, InterfaceHooks hooks, NodeInterfaces now, CancellationToken cancel)
    {
        Complete(operation, form, isUpdate: true);
        hooks.Adjust?.Invoke(operation, form, now);
        await operation.Pve.PutAsync(operation.ItemPath, form, cancel);
    }

    private static Task CreateAsync(Operation operation, InterfaceHooks hooks, CancellationToken cancel) =>
        NetworkChanges.MakeAsync(operation, async now =>
        {
            hooks.Require?.Invoke(operation, now);
            var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
            form.Remove(Names.Node.Wire);
            if (hooks.IsPermanent)
            {
                form.Remove(InterfaceFields.Name.Wire);
                await PutAsync(operation, form, hooks, now, cancel);
            }
            else
            {
                Complete(operation, form, isUpdate: false);
                hooks.Adjust?.Invoke(operation, form, now);
                await operation.Pve.PostAsync(Collectively(operation), form, cancel);
            }

            operation.MarkCreated();
            return true;
        }, cancel);

    private static async Task<PveData?> ReadAsync(Operation operation, string type, InterfaceHooks hooks, CancellationToken cancel)
    {
        if (hooks.Complete is not null || (operation.Session.IsForReading && !operation.IsOwn))
        {
            var all = await NodeInterfaces.ReadAsync(operation.Pve, operation.Target.Get(Names.Node)!, cancel);
            if (all.All.TryGetValue(operation.Target.Get(InterfaceFields.Name)!, out var entry) && entry[TypeParameter].AsText() == type)
            {
                return hooks.Complete?.Invoke(entry, all) ?? entry;
            }
        }

        // A list may hide it; its own answer does not.
        var live = await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
        return live[TypeParameter].AsText() == type ? live : null;
    }

    private static Task UpdateAsync(Operation operation, InterfaceHooks hooks, CancellationToken cancel)
    {
        var changes = Changes.Update(operation.Resource.Fields, operation.Config, operation.Prior, operation.Planned, operation.IsChanged,
            operation.Managed);
        return changes.IsEmpty ? Task.CompletedTask : NetworkChanges.MakeAsync(operation, async now =>
        {
            await PutAsync(operation, changes.ToForm(), hooks, now, cancel);
            return true;
        }, cancel);
    }

    private static Task DeleteAsync(Operation operation, InterfaceHooks hooks, CancellationToken cancel) =>
        NetworkChanges.MakeAsync(operation, async now =>
        {
            if (!hooks.IsPermanent)
            {
                WhatIsOnIt.RequireNothing(operation, now);
                await operation.Pve.DeleteAsync(operation.ItemPath, cancel: cancel);
                return true;
            }

            // What was never set in a config is not the resource's to clear, although the state shows it.
            var nothing = new Attributes(Value.Null);
            var changes = Changes.Update(operation.Resource.Fields, nothing, operation.Prior, nothing, field =>
                operation.Managed.Manages(field.Name) && !SemanticEquality.Equal(field, operation.Prior[field], Value.Null)
                    && !operation.Resource.Identity.Contains(field));
            if (!changes.IsEmpty)
            {
                await PutAsync(operation, changes.ToForm(), hooks, now, cancel);
            }

            return !changes.IsEmpty;
        }, cancel);

    private static string Collectively(Operation operation) => NodeInterfaces.PathOf(operation.Planned.Get(Names.Node)!);

    // PVE keeps what an update leaves out, but for the addresses: without one its interface is without.
    private static void Complete(Operation operation, Form form, bool isUpdate)
    {
        foreach (var (name, value) in operation.Resource.Api.Constants)
        {
            form.Add(name, value);
        }

        if (!isUpdate)
        {
            return;
        }

        var known = operation.Planned.Value.IsNull ? operation.Prior : operation.Planned;
        var deleted = form.Deleted;
        foreach (var field in operation.Resource.Fields.Where(field => field.IsInEveryUpdate))
        {
            if (!form.Has(field.Wire) && !deleted.Contains(field.Wire) && known.Has(field))
            {
                ToForm.Add(form, field, known[field]);
            }
        }
    }

    // What cuts the connection is said before anything is done.
    private static async Task CheckPlanAsync(
        Session session, PlanReview plan, ImmutableArray<Field> fields, bool isPermanent, CancellationToken cancel)
    {
        if ((plan.IsCreate ? plan.Planned : plan.Prior).Get(Names.Node) is not { } node)
        {
            return;
        }

        if (plan.IsUpdate)
        {
            WhatIsOnIt.WarnOfReplaced(session, plan, node, fields);
        }

        if (plan.IsUpdate && plan.Planned.Value.Equals(plan.Prior.Value))
        {
            return;
        }

        var now = await NodeInterfaces.SharedAsync(session, node, cancel);
        if (await EndpointGuard.ObjectionAsync(session, now, node, fields, plan.Prior, plan.Planned, cancel) is { } objection)
        {
            plan.Diagnostics.Error("The connection to the node may be lost", char.ToUpperInvariant(objection[0]) + objection[1..] + ".",
                AttributePath.Of(InterfaceFields.AllowConnectionLoss.Name));
        }

        if (plan.IsDelete && !isPermanent)
        {
            WhatIsOnIt.WarnOfOthers(session, plan, node, now);
        }

        WarnOfAbsent(session, plan, node, fields, now);
        WarnOfTwins(session, plan, node, now);
    }

    // The node would answer by one of them, and the guard of the connection take both for the way to it. What the run has in hand may be
    // about to give the address up.
    private static void WarnOfTwins(Session session, PlanReview plan, string node, NodeInterfaces now)
    {
        var name = plan.Planned.Get(InterfaceFields.Name);
        foreach (var field in new[] { InterfaceFields.Address, InterfaceFields.Address6 }.Where(plan.IsChanged))
        {
            if (plan.Planned.Get(field)?.Split('/')[0] is { } address && now.All.FirstOrDefault(other =>
                other.Key != name && other.Value[field.Wire].AsText()?.Split('/')[0] == address) is { Key: { } twin }
                && !session.Known.IsRecorded(IsInterface, $"{node}/{twin}"))
            {
                plan.Diagnostics.Warn("Another interface has that address", $"{twin} of node {node} has {address} already. Give one of "
                    + "them another address, or take it away there first.", AttributePath.Of(field.Name));
            }
        }
    }

    /// <summary>Whether a resource of that name is an interface.</summary>
    public static bool IsInterface(string kind) => kind.StartsWith("network_", StringComparison.Ordinal);

    // PVE refuses a port that is not there, but takes any card whose name looks like one.
    private static void WarnOfAbsent(Session session, PlanReview plan, string node, ImmutableArray<Field> fields, NodeInterfaces now)
    {
        foreach (var field in fields.Where(field => NodeInterfaces.NameLists.Contains(field.Wire) && !plan.Planned[field].IsUnknown))
        {
            var absent = plan.Planned[field].Items.Except(plan.Prior[field].Items).Select(item => item.AsText()).OfType<string>()
                .Where(name => !now.All.ContainsKey(name) && !now.All.ContainsKey(name.Split('.')[0])
                    && !session.Known.IsPlanned(IsInterface, $"{node}/{name}"))
                .Order(StringComparer.Ordinal).ToList();
            if (absent.Count > 0)
            {
                plan.Diagnostics.Warn(
                    "An interface is not there",
                    $"Node {node} has no {string.Join(", no ", absent)}. Check the name; the data source network_interfaces lists those "
                        + "that there are. Where one is made in the same configuration, take the name from there, so that it is made first.",
                    AttributePath.Of(field.Name));
            }
        }
    }
}
