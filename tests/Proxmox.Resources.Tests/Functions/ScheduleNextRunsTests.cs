namespace Proxmox.Resources.Tests.Functions;

public sealed class ScheduleNextRunsTests
{
    [TestCase("mon..fri 02:30", "2026-03-06T12:00:00+01:00", 2, "2026-03-09T02:30:00+01:00 2026-03-10T02:30:00+01:00")]
    [TestCase("daily UTC", "2026-03-06T23:30:00-02:00", 1, "2026-03-07T22:00:00-02:00")]
    [TestCase("*:0/15", "2026-03-06T12:00:00Z", 3, "2026-03-06T12:15:00+00:00 2026-03-06T12:30:00+00:00 2026-03-06T12:45:00+00:00")]
    [TestCase("2026-1-1 00:00", "2026-03-06T12:00:00Z", 3, "")]
    public void The_runs_are_by_the_clock_of_the_time_that_is_given(string schedule, string after, int limit, string runs) => Assert.That(
        Calling.Call("schedule_next_runs", schedule, after, limit).Items.Select(run => run.AsText()),
        Is.EqualTo(runs.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestCase("sometimes", "2026-03-06T12:00:00Z", 1, "schedule: schedule must be a calendar event")]
    [TestCase("daily", "yesterday", 1, "after: after must be a time in RFC 3339")]
    [TestCase("daily", "2026-03-06", 1, "after: after must be a time in RFC 3339")]
    [TestCase("daily", "2026-03-06T12:00:00Z", 0, "limit: limit must be between 1 and 1000")]
    public void An_argument_that_means_nothing_is_named(string schedule, string after, int limit, string problem) =>
        Assert.That(Calling.Refuse("schedule_next_runs", schedule, after, limit), Does.StartWith(problem));
}
