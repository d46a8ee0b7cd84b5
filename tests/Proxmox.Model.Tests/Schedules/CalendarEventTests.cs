using System.Globalization;
using Proxmox.Model.Schedules;

namespace Proxmox.Model.Tests.Schedules;

/// <summary>Calendar events are read by the rules of PVE's own reader (proxmox_time::calendar_event).</summary>
public sealed class CalendarEventTests
{
    // A Thursday.
    private static readonly DateTime Begin = new(2026, 1, 1);

    [TestCase("0", "2026-01-01 01:00:00")]
    [TestCase("*", "2026-01-01 00:01:00")]
    [TestCase("*:*:*", "2026-01-01 00:00:01")]
    [TestCase("*:3:5", "2026-01-01 00:03:05")]
    [TestCase("*:0/30", "2026-01-01 00:30:00")]
    [TestCase("*/15", "2026-01-01 00:15:00")]
    [TestCase("mon 2:*", "2026-01-05 02:00:00")]
    [TestCase("thu", "2026-01-08 00:00:00")]
    [TestCase("fri", "2026-01-02 00:00:00")]
    [TestCase("sat..mon 3:00", "2026-01-03 03:00:00")]
    [TestCase("mon..wed,FRIDAY 02:30", "2026-01-02 02:30:00")]
    [TestCase("mon02:30", "2026-01-05 02:30:00")]
    [TestCase("4..10/2:0", "2026-01-01 04:00:00")]
    [TestCase("10,5:8,4", "2026-01-01 05:04:00")]
    [TestCase("6,4..10:23,5/5", "2026-01-01 04:05:00")]
    [TestCase("22/3:17", "2026-01-01 22:17:00")]
    [TestCase("5/0:0", "2026-01-01 05:00:00")]
    [TestCase("25:00", "2026-01-01 00:25:00")]
    [TestCase("1,30:10", "2026-01-01 00:01:10")]
    [TestCase("2026-07-31", "2026-07-31 00:00:00")]
    [TestCase("02-29", "2028-02-29 00:00:00")]
    [TestCase("*-1,7-1 4:00", "2026-01-01 04:00:00")]
    [TestCase("2027/5-*-* 1:0", "2027-01-01 01:00:00")]
    [TestCase("mon *-*-13 12:00", "2026-04-13 12:00:00")]
    [TestCase("sun 7-*", "2026-07-05 00:00:00")]
    [TestCase("minutely", "2026-01-01 00:01:00")]
    [TestCase("hourly", "2026-01-01 01:00:00")]
    [TestCase("daily", "2026-01-02 00:00:00")]
    [TestCase("weekly", "2026-01-05 00:00:00")]
    [TestCase("monthly", "2026-02-01 00:00:00")]
    [TestCase("quarterly", "2026-04-01 00:00:00")]
    [TestCase("semiannually", "2026-07-01 00:00:00")]
    [TestCase("semi-annually", "2026-07-01 00:00:00")]
    [TestCase("yearly", "2027-01-01 00:00:00")]
    [TestCase("annually", "2027-01-01 00:00:00")]
    public void The_first_time_after_another_is_found(string text, string expected) =>
        Assert.That(Read(text).After(Begin).First(), Is.EqualTo(Time(expected)));

    [Test]
    public void Times_follow_each_other_without_an_end()
    {
        var runs = Read("mon..fri 2,14:30").After(Time("2026-01-02 14:30:00")).Take(3);
        Assert.That(runs, Is.EqualTo(new[] { Time("2026-01-05 02:30:00"), Time("2026-01-05 14:30:00"), Time("2026-01-06 02:30:00") }));
    }

    [TestCase("02-30")]
    [TestCase("2025-01-01")]
    [TestCase("2026-13..12-1")]
    public void What_never_comes_has_no_time(string text) =>
        Assert.That(CalendarEvent.TryParse(text, out _)?.After(Begin).Take(1), Is.Null.Or.Empty);

    [TestCase("daily", false)]
    [TestCase("daily UTC", true)]
    [TestCase("mon 2:00UTC", true)]
    public void A_time_of_UTC_is_told_from_one_of_the_node(string text, bool isUtc) =>
        Assert.That(Read(text).IsUtc, Is.EqualTo(isUtc));

    [TestCase("", "It says no time.")]
    [TestCase("UTC", "It says no time.")]
    [TestCase("nonsense!", "\"nonsense\" is neither a day")]
    [TestCase("Daily", "\"Daily\" stands alone and in lower case")]
    [TestCase("daily 2:00", "\"daily\" stands alone and in lower case")]
    [TestCase("mond 2:00", "\"mond\" is neither a day")]
    [TestCase("mon-fri 2:00", "\"-fri 2:00\" cannot be read")]
    [TestCase("mon,foo", "\"foo\" is neither a day")]
    [TestCase("2:61", "61 is too large for a minute, which ends at 59.")]
    [TestCase("13-1", "\"-1\" cannot be read")]
    [TestCase("2200-1-1", "2200 is too large for a year, which ends at 2199.")]
    [TestCase("10..5:00", "The range 10..5 ends before it begins.")]
    [TestCase("*/0:0", "\"/0:0\" cannot be read")]
    [TestCase("*,5", "\",5\" cannot be read")]
    [TestCase("5:", "cannot be read")]
    [TestCase("2:00 mon", "\" mon\" cannot be read")]
    [TestCase("99999999999", "99999999999 is too large for a year")]
    public void What_PVE_does_not_take_is_refused_with_its_cause(string text, string cause)
    {
        Assert.That(CalendarEvent.TryParse(text, out var problem), Is.Null);
        Assert.That(problem, Does.Contain(cause));
    }

    private static CalendarEvent Read(string text) =>
        CalendarEvent.TryParse(text, out var problem) ?? throw new AssertionException($"\"{text}\": {problem}");

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
