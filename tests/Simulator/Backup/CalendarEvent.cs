using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Backup;

/// <summary>
/// When something is to happen again and again (<c>PVE::CalendarEvent</c>, <c>proxmox_time::CalendarEvent</c>). The simulated nodes' clocks
/// are those of UTC.
/// </summary>
internal sealed partial class CalendarEvent
{
    // Long enough for every 29th of February.
    private const int MostDays = 9 * 366;

    private const string Day = "(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)";
    private const string Days = $@"(?i:{Day}(\.\.{Day})?(,{Day}(\.\.{Day})?)*)";
    // A number is all the digits that stand together.
    private const string Year = "0*([0-9]{1,3}|1[0-9]{3}|2[01][0-9]{2})(?![0-9])";
    private const string Month = "0*([0-9]|1[0-2])(?![0-9])";
    private const string MonthDay = "0*([0-9]|[12][0-9]|3[01])(?![0-9])";
    private const string Hour = "0*([0-9]|1[0-9]|2[0-3])(?![0-9])";
    private const string Sixty = "0*([0-9]|[1-5][0-9])(?![0-9])";

    private const string Years = $@"(\*(/{Year})?|{Year}(\.\.{Year})?(/{Year})?(,{Year}(\.\.{Year})?(/{Year})?)*)";
    private const string Months = $@"(\*(/{Month})?|{Month}(\.\.{Month})?(/{Month})?(,{Month}(\.\.{Month})?(/{Month})?)*)";
    private const string MonthDays =
        $@"(\*(/{MonthDay})?|{MonthDay}(\.\.{MonthDay})?(/{MonthDay})?(,{MonthDay}(\.\.{MonthDay})?(/{MonthDay})?)*)";
    private const string Hours = $@"(\*(/{Hour})?|{Hour}(\.\.{Hour})?(/{Hour})?(,{Hour}(\.\.{Hour})?(/{Hour})?)*)";
    private const string Sixties = $@"(\*(/{Sixty})?|{Sixty}(\.\.{Sixty})?(/{Sixty})?(,{Sixty}(\.\.{Sixty})?(/{Sixty})?)*)";

    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly HashSet<int>? _days;
    private readonly HashSet<int>? _years;
    private readonly HashSet<int>? _months;
    private readonly HashSet<int>? _monthDays;
    private readonly HashSet<int>? _hours;
    private readonly HashSet<int>? _minutes;
    private readonly HashSet<int>? _seconds;

    private CalendarEvent(Match match)
    {
        var days = match.Groups["days"];
        _days = days.Success ? [.. days.Value.ToLowerInvariant().Split(',').SelectMany(Week)] : null;
        _years = Of(match, "years", 0, 2199, null);
        _months = Of(match, "months", 1, 12, null);
        _monthDays = Of(match, "monthdays", 1, 31, null);
        var isTimed = match.Groups["minutes"].Success;
        _hours = Of(match, "hours", 0, 23, isTimed ? null : [0]);
        _minutes = Of(match, "minutes", 0, 59, [0]);
        _seconds = Of(match, "seconds", 0, 59, [0]);
    }

    /// <summary>Reads one; null when it is none.</summary>
    public static CalendarEvent? TryParse(string text)
    {
        text = text.Trim();
        text = Full(text.EndsWith("UTC", StringComparison.Ordinal) ? text[..^3].TrimEnd(' ') : text);
        var match = Event().Match(text);
        try
        {
            return text.Length > 0 && match.Success ? new(match) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads one that is well-formed.</summary>
    public static CalendarEvent Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is no calendar event");

    /// <summary>The first moment after another; null where there is none within reach.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var from = DateTimeOffset.FromUnixTimeSeconds(after.ToUnixTimeSeconds() + 1);
        var midnight = new DateTimeOffset(from.Year, from.Month, from.Day, 0, 0, 0, TimeSpan.Zero);
        for (var day = 0; day < MostDays; day++, midnight = midnight.AddDays(1))
        {
            if (Has(_days, (int)midnight.DayOfWeek) && Has(_years, midnight.Year) && Has(_months, midnight.Month)
                && Has(_monthDays, midnight.Day) && Moment(day == 0 ? (int)(from - midnight).TotalSeconds : 0) is { } second)
            {
                return midnight.AddSeconds(second);
            }
        }

        return null;
    }

    /// <summary>The first second of a day that is not before another.</summary>
    private int? Moment(int least)
    {
        for (var second = least; second < 24 * 3600; second++)
        {
            if (!Has(_hours, second / 3600))
            {
                second = ((second / 3600) + 1) * 3600 - 1;
            }
            else if (!Has(_minutes, second / 60 % 60))
            {
                second = ((second / 60) + 1) * 60 - 1;
            }
            else if (Has(_seconds, second % 60))
            {
                return second;
            }
        }

        return null;
    }

    private static bool Has(HashSet<int>? values, int value) => values?.Contains(value) ?? true;

    private static string Full(string text) => text switch
    {
        "minutely" => "*:*",
        "hourly" => "*:0",
        "daily" => "0:0",
        "weekly" => "mon 0:0",
        "monthly" => "*-*-1 0:0",
        "yearly" or "annually" => "*-1-1 0:0",
        "quarterly" => "*-1,4,7,10-1 0:0",
        "semiannually" or "semi-annually" => "*-1,7-1 0:0",
        _ => text,
    };

    /// <summary>The days of a range, which may go round the end of the week.</summary>
    private static IEnumerable<int> Week(string range)
    {
        var ends = range.Split("..").Select(name => Array.IndexOf(DayNames, name[..3])).ToList();
        return Enumerable.Range(ends[0], ((ends[^1] - ends[0] + 7) % 7) + 1).Select(day => day % 7);
    }

    /// <summary>The values of a list with ranges and steps; null for all.</summary>
    private static HashSet<int>? Of(Match match, string name, int least, int most, HashSet<int>? unset)
    {
        if (!match.Groups[name].Success)
        {
            return unset;
        }

        var list = match.Groups[name].Value;
        return list == "*" ? null : [.. list.Split(',').SelectMany(part => Values(part, least, most))];
    }

    private static IEnumerable<int> Values(string part, int least, int most)
    {
        var (range, step) = part.Split('/') is [var before, var behind] ? (before, Number(behind)) : (part, (int?)null);
        if (range == "*")
        {
            return step is > 0 ? Every(least, most, step.Value) : throw new FormatException("a step of nothing");
        }

        var ends = range.Split("..").Select(Number).ToList();
        if (ends[0] > ends[^1])
        {
            throw new FormatException("a range that ends before it begins");
        }

        return step switch
        {
            null => Every(ends[0], ends[^1], 1),
            0 => [ends[0]],
            _ => Every(ends[0], ends.Count > 1 ? ends[1] : most, step.Value),
        };
    }

    private static IEnumerable<int> Every(int first, int last, int step)
    {
        for (var value = first; value <= last; value += step)
        {
            yield return value;
        }
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        $@"\A((?<days>{Days})[ \t]*)?(((?<years>{Years})-)?(?<months>{Months})-(?<monthdays>{MonthDays})[ \t]*)?"
        + $@"(((?<hours>{Hours}):)?(?<minutes>{Sixties})(:(?<seconds>{Sixties}))?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Event();
}
