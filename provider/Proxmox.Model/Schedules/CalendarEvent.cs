using Proxmox.Model.Fields;

namespace Proxmox.Model.Schedules;

/// <summary>
/// When something is to happen again and again, in PVE's notation (<c>pve-calendar-event</c>): <c>daily</c>, <c>mon..fri 02:30</c>,
/// <c>*-1,7-1 4:00</c>. What PVE's own reader takes (the crate <c>proxmox-time</c>) is taken, and nothing else.
/// </summary>
public sealed record CalendarEvent
{
    // The notation has no later year.
    private const int LastYear = 2199;

    /// <summary>A text that PVE takes for a calendar event.</summary>
    public static Rule Rule { get; } = new("a calendar event such as \"daily\" or \"mon..fri 02:30\"", value =>
        value.AsText() is not { } text || TryParse(text, out _) is not null)
    {
        Cause = value => value.AsText() is { } text && TryParse(text, out var problem) is null ? problem : null,
    };

    /// <summary>Whether the times are those of UTC, and not of the time zone of the node.</summary>
    public bool IsUtc { get; init; }

    internal DaysOfWeek Days { get; init; } = DaysOfWeek.All;

    internal CalendarValues Years { get; init; } = CalendarValues.All;

    internal CalendarValues Months { get; init; } = CalendarValues.All;

    internal CalendarValues DaysOfMonth { get; init; } = CalendarValues.All;

    internal CalendarValues Hours { get; init; } = CalendarValues.Zero;

    internal CalendarValues Minutes { get; init; } = CalendarValues.Zero;

    internal CalendarValues Seconds { get; init; } = CalendarValues.Zero;

    /// <summary>Reads a calendar event.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What PVE would not understand and what to write instead, in sentences; empty where all is well.</param>
    /// <returns>Null when it is none.</returns>
    public static CalendarEvent? TryParse(string text, out string problem) => new CalendarReader(text).Read(out problem);

    /// <summary>
    /// The times that it stands for, soonest first: as many as are asked for, and none beyond the years that the notation has.
    /// </summary>
    /// <param name="moment">The time after which they are, in UTC or by the clock of the node (<see cref="IsUtc"/>).</param>
    /// <returns>Times by the same clock. An hour that the clock leaves out or shows twice is not told apart.</returns>
    public IEnumerable<DateTime> After(DateTime moment) =>
        from year in Enumerable.Range(moment.Year, Math.Max(0, LastYear + 1 - moment.Year)).Where(Years.Contain)
        from month in Enumerable.Range(1, 12).Where(Months.Contain)
        where (year, month).CompareTo((moment.Year, moment.Month)) >= 0
        from day in Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Where(DaysOfMonth.Contain)
        let date = new DateTime(year, month, day)
        where date >= moment.Date && Days.HasFlag(DayOf(date))
        from hour in Enumerable.Range(0, 24).Where(Hours.Contain)
        from minute in Enumerable.Range(0, 60).Where(Minutes.Contain)
        from second in Enumerable.Range(0, 60).Where(Seconds.Contain)
        let time = date.Add(new(hour, minute, second))
        where time > moment
        select time;

    private static DaysOfWeek DayOf(DateTime date) => (DaysOfWeek)(1 << (((int)date.DayOfWeek + 6) % 7));
}
