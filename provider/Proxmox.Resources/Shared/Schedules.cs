using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Schedules;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Shared;

/// <summary>When PVE runs its jobs: <c>pve-calendar-event</c>.</summary>
internal static class Schedules
{
    private const int Told = 3;

    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    /// <summary>The attribute.</summary>
    /// <param name="doc">What it is that happens then, the beginning of a sentence.</param>
    public static Field<string> Of(string doc) =>
        Text("schedule", $"{doc}, as a calendar event of PVE such as `daily` or `mon..fri 02:30`, in the time zone of the node.").Required()
            .OfLength(1, 128).Checked(CalendarEvent.Rule);

    /// <summary>
    /// Tells when a job is to run next, where its plan says so anew: a message and no value, since a value would be out of date at once.
    /// </summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="job">The job, in the middle of a sentence.</param>
    /// <param name="schedule">The attribute with the schedule.</param>
    /// <param name="enabled">The attribute that switches the job on.</param>
    /// <param name="node">The node whose clock counts; null for any.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task TellRunsAsync(
        Session session, PlanReview plan, string job, Field<string> schedule, Field<bool> enabled, string? node, CancellationToken cancel)
    {
        if (plan.Planned.Get(schedule) is not { } text || CalendarEvent.TryParse(text, out _) is not { } times
            || plan.Planned.Get(enabled) is false || !(plan.IsChanged(schedule) || plan.IsChanged(enabled))
            || await ClockAsync(session, node, cancel) is not { } clock)
        {
            return;
        }

        var runs = times.After(times.IsUtc ? clock.Utc : clock.Local).Take(Told).Select(Show).ToList();
        var at = AttributePath.Of(schedule.Name);
        if (runs.Count == 0)
        {
            plan.Diagnostics.Warn(
                "A schedule never comes",
                $"The schedule \"{text}\" of {job} has no time after now, so that it never runs. Correct {schedule.Name}, or set "
                    + $"{enabled.Name} = false to say so.",
                at);
            return;
        }

        plan.Diagnostics.Warn(
            "When jobs run next",
            $"By the schedule \"{text}\", {job} runs next on {string.Join(", ", runs)} ({(times.IsUtc ? "UTC" : clock.Zone)}).",
            at);
    }

    private static string Show(DateTime time) =>
        time.ToString(time.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // Null when the user or token may not ask, or no node is there to be asked.
    private static async Task<Clock?> ClockAsync(Session session, string? node, CancellationToken cancel)
    {
        var nodes = await new DatacenterView(session).NodesAsync(cancel);
        var asked = node ?? nodes.FirstOrDefault(other => other.Value).Key;
        return asked is not null && nodes.GetValueOrDefault(asked)
            ? (await session.ShareAsync($"clock of {asked}", Age, () => AskAsync(session.Pve, asked), cancel)).Clock : null;
    }

    private static async Task<Seen> AskAsync(IPve pve, string node)
    {
        try
        {
            var time = await pve.GetAsync(PvePath.Join("nodes", node, "time"));
            return new(new(
                DateTime.UnixEpoch.AddSeconds(time["time"].AsLong() ?? 0),
                DateTime.UnixEpoch.AddSeconds(time["localtime"].AsLong() ?? 0),
                time["timezone"].AsText() is { } zone ? $"{zone}, the time zone of node {node}" : $"by the clock of node {node}"));
        }
        catch (PveFault refusal) when (refusal.Kind == FaultKind.Permission)
        {
            return new(null);
        }
    }

    private sealed record Clock(DateTime Utc, DateTime Local, string Zone);

    private sealed record Seen(Clock? Clock);
}
