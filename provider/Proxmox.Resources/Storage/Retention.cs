using System.Collections.Immutable;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>Which backups are kept when old ones are pruned: <c>prune-backups</c> (PVE::Storage::Plugin).</summary>
internal static class Retention
{
    private static readonly Field<bool> All = Flag("keep_all",
        "Keeps every backup; none of the others may then be above 0. Unset means false.").OnWire("keep-all").ImpliedDefault(false);

    private static readonly ImmutableArray<Field> Some =
    [
        Keep("last", "How many of the newest backups are kept."),
        Keep("hourly", "For how many different hours the newest backup is kept."),
        Keep("daily", "For how many different days the newest backup is kept."),
        Keep("weekly", "For how many different weeks the newest backup is kept."),
        Keep("monthly", "For how many different months the newest backup is kept."),
        Keep("yearly", "For how many different years the newest backup is kept."),
    ];

    /// <summary>The attribute.</summary>
    public static Field<Attributes> PruneBackups { get; } =
        Nested("prune_backups", "Which backups of a guest are kept when old ones are pruned. Unset means all.", [All, .. Some])
            .OnWire("prune-backups").TypeNamed("storage:PruneBackups", "Which backups of a guest are kept when old ones are pruned.");

    /// <summary>All backups are kept, or some.</summary>
    public static Constraint AllOrSome { get; } = new(config =>
        config.Get(PruneBackups) is { } prune && prune.Get(All) is true && KeepsSome(prune)
            ? [new(PruneBackups, "keep_all excludes the other ways to keep backups: set it alone.")]
            : []);

    /// <summary>
    /// What the user wants takes the place of what somebody else has set, for PVE takes one of both: all backups, or some.
    /// </summary>
    public static Value InPlaceOfOthers(PlanReview plan)
    {
        if (plan.Config.Get(PruneBackups) is not { } wanted || plan.Planned.Get(PruneBackups) is not { } planned)
        {
            return plan.Planned.Value;
        }

        var given = wanted.Get(All) is true ? Some : KeepsSome(wanted) ? [All] : ImmutableArray<Field>.Empty;
        return plan.Planned.Value.With(PruneBackups.Name, given.Where(field => wanted[field].IsNull)
            .Aggregate(planned.Value, (value, field) => value.With(field.Name, field.ImpliedDefault)));
    }

    private static bool KeepsSome(Attributes prune) => Some.Any(keep => prune[keep].AsLong() > 0);

    private static Field<long> Keep(string unit, string doc) =>
        Whole("keep_" + unit, doc + " Unset means 0.").OnWire("keep-" + unit).Between(0).ImpliedDefault(0);
}
