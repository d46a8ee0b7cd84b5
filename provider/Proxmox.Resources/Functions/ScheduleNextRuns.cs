using System.Globalization;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Schedules;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Functions;

/// <summary>When a calendar event of PVE comes next: <c>pve-calendar-event</c>.</summary>
public static class ScheduleNextRuns
{
    private const int Most = 1000;
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:sszzz";

    private static readonly Field<string> Schedule =
        Text("schedule", "Calendar event of PVE, such as `daily` or `mon..fri 02:30`.").Required().Checked(CalendarEvent.Rule);

    private static readonly Field<string> After = Text("after",
        "Time after which the runs are, in RFC 3339 such as `2026-03-01T12:00:00+01:00`. PVE runs its jobs by the clock of the node: give "
        + "the offset that the node has.").Required();

    private static readonly Field<long> Limit = Whole("limit", "How many runs are told at most.").Required().Between(1, Most);

    private static readonly Field<IReadOnlyList<string>> Runs = TextList(
        "runs", "The runs, soonest first, in RFC 3339 with the offset of `after`..").Computed()
        .AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Function Declaration { get; } = new("schedule_next_runs",
        "Tells when a schedule of PVE comes next, after a time that is given. It asks no clock and knows no time zones: all times are those "
        + "of one offset, so that a run behind a change to or from summer time is told an hour off.")
    {
        Area = Areas.Cluster,
        Fields = [Schedule, After, Limit],
        Result = Runs,
        Compute = arguments =>
        {
            var text = arguments.Get(After)!;
            if (!text.Contains('T', StringComparison.OrdinalIgnoreCase)
                || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var after))
            {
                throw new FunctionFault(After,
                    $"{After.Name} must be a time in RFC 3339 such as \"2026-03-01T12:00:00+01:00\", but is \"{text}\".");
            }

            var schedule = CalendarEvent.TryParse(arguments.Get(Schedule)!, out _)!;
            return Value.List(schedule.After(schedule.IsUtc ? after.UtcDateTime : after.DateTime).Take((int)arguments.Get(Limit)!.Value)
                .Select(run => schedule.IsUtc ? new DateTimeOffset(run, TimeSpan.Zero).ToOffset(after.Offset)
                    : new DateTimeOffset(run, after.Offset))
                .Select(run => Value.Of(run.ToString(Rfc3339, CultureInfo.InvariantCulture))));
        },
    };
}
