using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>
/// What the rules of the HA manager share: <c>/cluster/ha/rules</c> (PVE::API2::HA::Rules). No digest is sent: PVE takes guests that leave
/// HA out of the rules, in the same apply too.
/// </summary>
internal static class HaRule
{
    /// <summary>The path of all rules.</summary>
    public const string Collection = "/cluster/ha/rules";

    /// <summary>PVE's name of the rules that bind guests to nodes.</summary>
    public const string NodeAffinity = "node-affinity";

    /// <summary>PVE's name of the rules that bind guests to each other.</summary>
    public const string ResourceAffinity = "resource-affinity";

    // What is asked once for all rules of a plan.
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    /// <summary>The name of a rule.</summary>
    public static Field<string> Id { get; } =
        Text("rule_id", "Name of the rule.").OnWire("rule").Required().Replacing().Autonamed().Checked(Identifiers.Mapping);

    /// <summary>The guests.</summary>
    public static Field<IReadOnlySet<string>> Resources { get; } =
        TextSet("resources", "Guests that the rule is for, by `sid`, such as `vm:100`. Each must be under HA.")
            .RefersTo("ha_resource.sid").Required()
            .Checked(HaNames.Sid);

    /// <summary>Whether it is out of use.</summary>
    public static Field<bool> Disabled { get; } =
        Flag("disabled", "Whether the rule is out of use. Unset means false.").OnWire("disable").ImpliedDefault(false);

    /// <summary>Free text.</summary>
    public static Field<string> Comment { get; } = Text("comment", "Free text shown beside the rule.").OfLength(0, 4096);

    /// <summary>The declaration of one type of rule.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="noun">What programs call it.</param>
    /// <param name="doc">The summary for users.</param>
    /// <param name="example">An id for the documentation.</param>
    /// <param name="own">The attributes of the type; the name, the guests, the switch and the comment are added to them.</param>
    /// <param name="constraints">What must hold between them.</param>
    public static Resource Of(
        string type, string noun, string doc, string example, ImmutableArray<Field> own, ImmutableArray<Constraint> constraints) =>
        new("ha_rule_" + type.Replace('-', '_'), doc)
        {
            Area = Areas.HighAvailability,
            Noun = noun,
            Since = "9.0",
            Instead = type == NodeAffinity ? "ha_group" : null,
            Api = new(Collection)
            {
                Item = Collection + "/{rule_id}",
                Listed = new(Collection),
                Constants = [("type", type)],
                Only = ("type", type),
                File = ConfigFiles.HaRules,
            },
            Fields = [Id, Resources, .. own, Disabled, Comment],
            Identity = [Id],
            ImportId = new("{rule_id}", example),
            Constraints = constraints,
            Privileges = HaNames.Privileges,
            Hooks = new() { Update = UpdateAsync, Preflight = CheckNamesAsync },
        };

    // PVE removes a rule with the last of its guests, as where a guest is replaced: then the rule is made again.
    private static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var resource = operation.Resource;
        var form = Changes.Update(
            resource.Fields, operation.Config, operation.Prior, operation.Planned, operation.IsChanged, operation.Managed).ToForm();
        if (form.Count == 0)
        {
            return;
        }

        try
        {
            await operation.Pve.PutAsync(operation.ItemPath, Typed(operation, Enabling(form)), cancel);
        }
        catch (PveFault gone) when (gone.Kind == FaultKind.NotFound)
        {
            await operation.Pve.PostAsync(
                Collection, Typed(operation, Changes.Create(resource.Fields, operation.Config, operation.Planned)), cancel);
        }
    }

    private static Form Typed(Operation operation, Form form)
    {
        var (name, type) = operation.Resource.Api.Constants[0];
        return form.Add(name, type);
    }

    // PVE overlooks disable=0.
    private static Form Enabling(Form form) => form[Disabled.Wire] == "0" ? form.Delete(Disabled.Wire) : form;

    // Somebody else may make them before the apply.
    private static async Task CheckNamesAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.IsDelete && plan.Planned.Value.IsNull)
        {
            return;
        }

        var unmanaged = plan.Planned[Resources].Items.Select(item => item.AsText()).OfType<string>()
            .Where(sid => !session.Known.IsPlanned(kind => kind == HaResource.Declaration.Name, sid)
                && !session.Known.IsRecorded(HaResource.Declaration.Name, sid)).ToHashSet(StringComparer.Ordinal);
        if ((plan.IsCreate || plan.IsChanged(Resources)) && unmanaged.Count > 0)
        {
            unmanaged.ExceptWith(await session.ShareAsync(HaResource.Declaration.Api.Collection, Age, async () =>
                (await session.Pve.GetAsync(HaResource.Declaration.Api.Collection)).Items.Select(entry => entry["sid"].AsText()!).ToList(),
                cancel));
            Warn(plan, Resources, unmanaged, "A rule names what is not under HA",
                "PVE refuses the rule. Add an ha_resource for each and take its sid for the rule, which then waits for it.");
        }

        if ((plan.IsCreate || plan.IsChanged(HaNames.Nodes)) && plan.Planned.Has(HaNames.Nodes))
        {
            var known = (await ClusterList.OfAsync(session, Age, cancel)).Nodes;
            Warn(plan, HaNames.Nodes, plan.Planned[HaNames.Nodes].Members.Keys.Where(node => !known.ContainsKey(node)),
                "A rule names nodes that the cluster does not have",
                $"PVE refuses the rule. The cluster's nodes are {string.Join(", ", known.Keys)}.");
        }
    }

    private static void Warn(PlanReview plan, Field field, IEnumerable<string> names, string title, string rest)
    {
        if (string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } all)
        {
            plan.Diagnostics.Warn(title, $"{field.Name} of \"{plan.Planned.Get(Id)}\" has {all}. {rest}", AttributePath.Of(field.Name));
        }
    }
}
