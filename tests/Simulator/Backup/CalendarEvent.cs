using System.Globalization;

namespace Proxmox.Simulator.Backup;

/// <summary>When something is to happen again and again: a part of systemd's calendar events (<c>PVE::CalendarEvent</c>).</summary>
internal sealed class CalendarEvent
{
    private const int MostDays = 2 * 366;

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly HashSet<int> _days;
    private readonly HashSet<int> _hours;
    private readonly HashSet<int> _minutes;
    private readonly string _date;

    private CalendarEvent(HashSet<int> days, string date, HashSet<int> hours, HashSet<int> minutes)
    {
        _days = days;
        _date = date;
        _hours = hours;
        _minutes = minutes;
    }

    /// <summary>Reads one that is well-formed.</summary>
    public static CalendarEvent Parse(string text)
    {
        var words = Full(text.Trim().ToLowerInvariant()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var days = Array.Find(words, word => char.IsAsciiLetter(word[0]));
        var time = Array.Find(words, word => word.Contains(':', StringComparison.Ordinal));
        var date = Array.Find(words, word => !char.IsAsciiLetter(word[0]) && word.Contains('-', StringComparison.Ordinal)) ?? "*-*-*";
        // A number alone is a minute of every hour.
        var bare = Array.Find(words, word => !char.IsAsciiLetter(word[0]) && word.AsSpan().IndexOfAny('-', ':') < 0);
        var fields = (time ?? (bare is null ? "0:0" : "*:" + bare)).Split(':');
        return new(days is null ? [.. Enumerable.Range(0, 7)] : Values(days, 6, Day), date, Values(fields[0], 23), Values(fields[1], 59));
    }

    /// <summary>The first moment after another; null where there is none within reach.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var from = new DateTimeOffset(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0, TimeSpan.Zero).AddMinutes(1);
        for (var day = 0; day < MostDays; day++)
        {
            var midnight = new DateTimeOffset(from.Year, from.Month, from.Day, 0, 0, 0, TimeSpan.Zero).AddDays(day);
            if (!_days.Contains((int)midnight.DayOfWeek) || !HasDate(midnight))
            {
                continue;
            }

            var moments = _hours.SelectMany(hour => _minutes.Select(minute => midnight.AddHours(hour).AddMinutes(minute)));
            if (moments.Where(moment => moment >= from).Order().Cast<DateTimeOffset?>().FirstOrDefault() is { } next)
            {
                return next;
            }
        }

        return null;
    }

    private static string Full(string text) => text switch
    {
        "minutely" => "*:*",
        "hourly" => "*:0",
        "daily" => "0:0",
        "weekly" => "mon 0:0",
        "monthly" => "*-*-1 0:0",
        "yearly" or "annually" => "*-1-1 0:0",
        "quarterly" => "*-1,4,7,10-1 0:0",
        "semiannually" or "semi-annually" or "biannually" or "bi-annually" => "*-1,7-1 0:0",
        _ => text,
    };

    private bool HasDate(DateTimeOffset day)
    {
        return _date.Split('-') is [var year, var month, var number]
            && Has(year, day.Year, 9999) && Has(month, day.Month, 12) && Has(number, day.Day, 31);
    }

    private static bool Has(string field, int value, int most) => Values(field, most).Contains(value);

    private static int Day(string name) => Array.IndexOf(Days, name[..3]);

    /// <summary>The values of a list with ranges and steps.</summary>
    private static HashSet<int> Values(string list, int most, Func<string, int>? read = null)
    {
        read ??= number => int.Parse(number, CultureInfo.InvariantCulture);
        var values = new HashSet<int>();
        foreach (var part in list.Split(','))
        {
            var step = part.Split('/') is [_, var every] ? int.Parse(every, CultureInfo.InvariantCulture) : 0;
            var range = part.Split('/')[0].Split("..");
            var first = range[0] == "*" ? 0 : read(range[0]);
            var last = range is [_, var end] ? read(end) : range[0] == "*" || step > 0 ? most : first;
            for (var value = first; value <= last; value += Math.Max(1, step))
            {
                values.Add(value);
            }
        }

        return values;
    }
}
