using System.Collections.Immutable;

namespace Proxmox.Model.Schedules;

/// <summary>The values of one part of a calendar event, such as its hours.</summary>
/// <param name="Ranges">Where they are; none for all values.</param>
internal sealed record CalendarValues(params ImmutableArray<CalendarRange> Ranges)
{
    public static CalendarValues All { get; } = new();

    public static CalendarValues Zero { get; } = new(new CalendarRange(0, 0, 1));

    public bool Contain(int value) => Ranges.IsEmpty || Ranges.Any(range => range.Contains(value));
}

/// <summary>Every so many values from one to another, both included.</summary>
internal sealed record CalendarRange(int First, int Last, int Step)
{
    public bool Contains(int value) => value >= First && value <= Last && (value - First) % Step == 0;
}
