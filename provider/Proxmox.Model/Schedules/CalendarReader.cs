using System.Globalization;

namespace Proxmox.Model.Schedules;

/// <summary>
/// Reads a calendar event from left to right as PVE's reader does: what cannot be read as one part is tried as the next, so that
/// <c>25:00</c> is the twenty-fifth minute of every hour.
/// </summary>
internal sealed class CalendarReader
{
    private static readonly Part Year = new("year", 0, 2199);
    private static readonly Part Month = new("month", 1, 12);
    private static readonly Part Day = new("day", 1, 31);
    private static readonly Part Hour = new("hour", 0, 23);
    private static readonly Part Minute = new("minute", 0, 59);
    private static readonly Part Second = new("second", 0, 59);

    private static readonly string[] DayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly string _text;
    private readonly bool _isUtc;
    private int _at;
    private int _furthest = -1;
    private string _complaint = "";

    public CalendarReader(string text)
    {
        const string Utc = "UTC";
        text = text.Trim();
        _isUtc = text.EndsWith(Utc, StringComparison.Ordinal);
        _text = _isUtc ? text[..^Utc.Length].TrimEnd(' ') : text;
    }

    private string Rest => _text[_at..];

    /// <summary>Reads all of it; null, with what is wrong, when it is none.</summary>
    public CalendarEvent? Read(out string problem)
    {
        problem = "";
        if (Meaning(_text) is { } meaning)
        {
            return new CalendarReader(meaning).Read(out _)! with { IsUtc = _isUtc };
        }

        var result = new CalendarEvent { IsUtc = _isUtc };
        var begun = _text.Length > 0 && char.IsAsciiLetter(_text[0]);
        if (begun)
        {
            if (ReadDays() is not { } days)
            {
                problem = _complaint;
                return null;
            }

            result = result with { Days = days };
            SkipBlanks();
        }

        if (ReadDate(result) is { } dated)
        {
            (result, begun) = (dated, true);
            SkipBlanks();
        }

        if (ReadTime(result) is { } timed)
        {
            (result, begun) = (timed, true);
        }

        if (begun && _at == _text.Length)
        {
            return result;
        }

        Complain(_at, _text.Length == 0 ? "It says no time."
            : $"\"{Rest}\" cannot be read: days come first, then a date such as 2026-12-31, then a time such as 02:30, and a range is "
                + "written with two dots.");
        problem = _complaint;
        return null;
    }

    // What PVE's words stand for, in its own notation.
    private static string? Meaning(string word) => word switch
    {
        "minutely" => "*:*",
        "hourly" => "*:0",
        "daily" => "0:0",
        "weekly" => "mon 0:0",
        "monthly" => "*-1 0:0",
        "quarterly" => "1,4,7,10-1 0:0",
        "semiannually" or "semi-annually" => "1,7-1 0:0",
        "yearly" or "annually" => "1-1 0:0",
        _ => null,
    };

    private DaysOfWeek? ReadDays()
    {
        if (ReadDayRange() is not { } days)
        {
            return null;
        }

        while (Try(() => Skip(",") ? ReadDayRange() : null) is { } more)
        {
            days |= more;
        }

        return days;
    }

    private DaysOfWeek? ReadDayRange()
    {
        if (ReadDay() is not { } first)
        {
            return null;
        }

        // A range may go round the end of the week.
        var last = Try(() => Skip("..") ? ReadDay() : null) ?? first;
        var days = DaysOfWeek.None;
        for (var day = first; ; day = (day + 1) % DayNames.Length)
        {
            days |= (DaysOfWeek)(1 << day);
            if (day == last)
            {
                return days;
            }
        }
    }

    private int? ReadDay()
    {
        var start = _at;
        var word = Take(char.IsAsciiLetter);
        var day = Array.FindIndex(DayNames, name => word.Length is 3 ? name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            : name.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (day >= 0)
        {
            return day;
        }

        Complain(start, Meaning(word.ToLowerInvariant()) is not null
            ? $"\"{word}\" stands alone and in lower case, with nothing beside it but UTC."
            : $"\"{word}\" is neither a day such as mon or monday nor a word such as daily.");
        return null;
    }

    private CalendarEvent? ReadDate(CalendarEvent read) => Try(() =>
        ReadList(Year) is { } years && Skip("-") && ReadList(Month) is { } months && Skip("-") && ReadList(Day) is { } days
            ? read with { Years = years, Months = months, DaysOfMonth = days } : null)
        ?? Try(() => ReadList(Month) is { } months && Skip("-") && ReadList(Day) is { } days
            ? read with { Months = months, DaysOfMonth = days } : null);

    private CalendarEvent? ReadTime(CalendarEvent read) => Try(() =>
    {
        var hours = Try(() => ReadList(Hour) is { } list && Skip(":") ? list : null) ?? CalendarValues.All;
        return ReadList(Minute) is { } minutes
            ? read with
            {
                Hours = hours,
                Minutes = minutes,
                Seconds = Try(() => Skip(":") ? ReadList(Second) : null) ?? CalendarValues.Zero,
            }
            : null;
    });

    private CalendarValues? ReadList(Part part)
    {
        if (Skip("*"))
        {
            // A step of 0 is none, and is left to fail as what follows the star.
            var star = _at;
            if (!Skip("/"))
            {
                return CalendarValues.All;
            }

            if (ReadNumber(part) is not { } step)
            {
                return null;
            }

            _at = step > 0 ? _at : star;
            return step > 0 ? new(new CalendarRange(part.Least, part.Most, step)) : CalendarValues.All;
        }

        if (ReadRange(part) is not { } first)
        {
            return null;
        }

        var ranges = new List<CalendarRange> { first };
        while (Try(() => Skip(",") ? ReadRange(part) : null) is { } next)
        {
            ranges.Add(next);
        }

        return new([.. ranges]);
    }

    private CalendarRange? ReadRange(Part part)
    {
        var start = _at;
        if (ReadNumber(part) is not { } first)
        {
            return null;
        }

        var last = Try(() => Skip("..") ? ReadNumber(part) : null);
        if (last < first)
        {
            Complain(start, $"The range {_text[start.._at]} ends before it begins.");
            return null;
        }

        if (!Skip("/"))
        {
            return new(first, last ?? first, 1);
        }

        return ReadNumber(part) switch
        {
            null => null,
            0 => new(first, first, 1),
            { } step => new(first, last ?? part.Most, step),
        };
    }

    private int? ReadNumber(Part part)
    {
        var start = _at;
        var digits = Take(char.IsAsciiDigit);
        if (digits.Length == 0)
        {
            return null;
        }

        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= part.Most)
        {
            return number;
        }

        Complain(start, $"{digits} is too large for {part}, which ends at {part.Most.ToString(CultureInfo.InvariantCulture)}.");
        return null;
    }

    private T? Try<T>(Func<T?> read)
    {
        var start = _at;
        if (read() is { } result)
        {
            return result;
        }

        _at = start;
        return default;
    }

    private bool Skip(string sign)
    {
        var found = _text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal);
        _at += found ? sign.Length : 0;
        return found;
    }

    private string Take(Predicate<char> isPart)
    {
        var start = _at;
        while (_at < _text.Length && isPart(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void SkipBlanks() => Take(letter => letter is ' ' or '\t');

    // Of what was tried, that tells most which came furthest, and of several that did the first.
    private void Complain(int at, string complaint)
    {
        if (at > _furthest)
        {
            (_furthest, _complaint) = (at, complaint);
        }
    }

    private sealed record Part(string Name, int Least, int Most)
    {
        public override string ToString() => Name is "hour" ? "an hour" : "a " + Name;
    }
}
