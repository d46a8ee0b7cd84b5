using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Notifications;

/// <summary>Rules that choose targets: <c>/cluster/notifications/matchers</c> (proxmox_notify::matcher).</summary>
public static class Matcher
{
    private const string Severity = "(info|notice|warning|error|unknown)";

    // PVE takes the blanks behind commas out.
    private static readonly Format Alternatives = new("list", "words with commas between them", Tight);

    // What follows regex: is an expression, in which every character counts.
    private static readonly Format Condition = new("field", "a condition such as \"exact:type=vzdump\"", text =>
        text.StartsWith("exact:", StringComparison.Ordinal) ? Tight(text) : text);

    private static readonly Field<string> Id =
        Text("matcher_id", "Name of the matcher.").OnWire("name").Required().Replacing().Autonamed().Checked(Identifiers.Mapping);

    private static readonly Field<string> Mode =
        Text("mode", "Whether all conditions must hold or one is enough. Unset means `all`.")
            .OneOf(("all", "Every condition must hold."), ("any", "One condition is enough.")).TypeNamed("MatcherMode")
            .ImpliedDefault("all");

    private static readonly Field<IReadOnlySet<string>> MatchSeverity =
        TextSet("match_severity", "Conditions on the severity, each with those of which one must be the notification's: `warning,error`. "
            + "There are `info`, `notice`, `warning`, `error` and `unknown`.")
            .OnWire("match-severity").Written(WireForm.Repeated).As(Alternatives)
            .Matching($"{Severity}( *, *{Severity})*", "severities such as \"warning,error\"");

    private static readonly Field<IReadOnlySet<string>> MatchField =
        TextSet("match_field", "Conditions on fields of the notification, such as `exact:type=vzdump,replication` or "
            + "`regex:hostname=^pve-.*$`. PVE has `type`, `hostname` and `job-id`.")
            .OnWire("match-field").Written(WireForm.Repeated).As(Condition)
            .Matching("(exact|regex):[A-Za-z0-9_][A-Za-z0-9._-]*=.+", "a condition such as \"exact:type=vzdump\"");

    private static readonly Field<IReadOnlySet<string>> MatchCalendar =
        TextSet("match_calendar", "Conditions on the time of the notification, such as `mon..fri 8:00-17:00`.")
            .OnWire("match-calendar").Written(WireForm.Repeated).Matching(".*[0-9].*-.*[0-9].*", "a span such as \"mon..fri 8:00-17:00\"");

    private static readonly Field<bool> InvertMatch =
        Flag("invert_match", "Whether notifications that do not fulfil the conditions are sent in place of those that do. Unset means "
            + "false.").OnWire("invert-match").ImpliedDefault(false);

    private static readonly Field<IReadOnlySet<string>> Targets =
        TextSet("targets", "Names of the targets that the notifications are sent to.")
            .RefersTo("target_id").OnWire("target").Written(WireForm.Repeated)
            .Checked(Identifiers.Mapping);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "notification_matcher",
        "Chooses the targets that a notification is sent to; without conditions it takes all notifications. PVE's own `default-matcher` "
            + "can be imported; deleting it resets it.")
    {
        ReadDoc = "A rule that chooses the targets that a notification is sent to.",
        Area = Areas.Notifications,
        Plural = "notification_matchers",
        Api = NotificationTarget.At("/cluster/notifications/matchers", Id),
        Fields =
        [
            Id, Mode, MatchSeverity, MatchField, MatchCalendar, InvertMatch, Targets, NotificationTarget.Comment,
            NotificationTarget.Disabled, NotificationTarget.Origin,
        ],
        Identity = [Id],
        Discovery = new() { IsBuiltIn = matcher => matcher["origin"].AsText() == "builtin" },
        ImportId = new("{matcher_id}", "backups"),
        Privileges = NotificationTarget.Privileges,
        Constraints = [new(SomeSeverityFulfilsAll)],
    };

    // In mode all a notification has to match every one of them.
    private static IEnumerable<Violation> SomeSeverityFulfilsAll(Attributes config)
    {
        if (config[Mode].IsUnknown || config.Get(Mode) == "any" || config.Get(MatchSeverity) is not { Count: > 1 } conditions
            || conditions.Select(Words).Aggregate((left, right) => left.Intersect(right)).Any())
        {
            yield break;
        }

        yield return new(MatchSeverity, "match_severity can never hold: in mode all each of its elements must, and they share no severity. "
            + $"Write one element with commas, \"{string.Join(',', conditions.SelectMany(Words).Distinct(StringComparer.Ordinal))}\".");
    }

    private static IEnumerable<string> Words(string condition) => condition.Split(',', StringSplitOptions.TrimEntries);

    private static string Tight(string text) => string.Join(',', Words(text));
}
