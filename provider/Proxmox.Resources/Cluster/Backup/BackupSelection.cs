using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Backup;

/// <summary>Which guests are backed up: some by their VMIDs, those of a pool, or all but some (PVE::VZDump).</summary>
internal static class BackupSelection
{
    /// <summary>Some guests.</summary>
    public static Field<IReadOnlySet<string>> VmIds { get; } =
        TextSet("vmids", "VMIDs of the guests that are backed up.").RefersTo("vmid").OnWire("vmid").Matching("[1-9][0-9]{2,8}", "a VMID");

    /// <summary>All guests.</summary>
    public static Field<bool> All { get; } =
        Flag("all", "Whether all guests are backed up, those included that are made later. Unset means false.").ImpliedDefault(false);

    /// <summary>All guests but these.</summary>
    public static Field<IReadOnlySet<string>> Exclude { get; } =
        TextSet("exclude", "VMIDs of guests that are not backed up, beside `all`.").RefersTo("vmid").Matching("[1-9][0-9]{2,8}", "a VMID");

    /// <summary>The guests of a pool.</summary>
    public static Field<string> Pool { get; } =
        Text("pool", "Pool whose guests are backed up, those included that come to it later.").RefersTo("pool_id")
            .Needs(new Privilege("VM.Backup", "/pool/{pool}") { For = Purposes.Create | Purposes.Change });

    /// <summary>One way to choose guests is taken. PVE would ignore an exclusion from a pool.</summary>
    public static Constraint OneWay { get; } = new(Check);

    /// <summary>
    /// One way to choose guests takes the place of the others in PVE, also of those that somebody else has set. An exclusion from all
    /// stays.
    /// </summary>
    public static Value InPlaceOfOthers(PlanReview plan) => plan.Planned.Value.IsNull ? plan.Planned.Value
        : ((Field[])[VmIds, Pool, All, .. plan.Config.Get(All) is true ? [] : (Field[])[Exclude]])
            .Where(field => plan.Config[field].IsNull)
            .Aggregate(plan.Planned.Value, (planned, field) => planned.With(field.Name, field.ImpliedDefault));

    private static IEnumerable<Violation> Check(Attributes config)
    {
        var ways = new List<Field>();
        ways.AddRange(((Field[])[VmIds, Pool]).Where(config.Has));
        if (config.Get(All) is true)
        {
            ways.Add(All);
        }

        if (ways.Count > 1)
        {
            yield return new(ways[1], $"{ways[0]} and {ways[1]} exclude each other: choose the guests in one way.");
        }
        else if (ways.Count == 0 && !((Field[])[VmIds, Pool, All]).Any(field => config[field].IsUnknown))
        {
            yield return new(VmIds, "Nothing says which guests are backed up: set vmids, pool, or all = true.");
        }

        if (config.Has(Exclude) && !config[All].IsUnknown && config.Get(All) is not true)
        {
            yield return new(Exclude, "exclude takes guests from all: set all = true beside it, or leave it out.");
        }
    }
}
