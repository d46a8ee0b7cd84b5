using Newtonsoft.Json.Linq;
using Proxmox.Model.Schedules;
using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Shared;

/// <summary>
/// The provider's reader of calendar events and the simulator's, which know nothing of each other: both take the same texts, and find the
/// same times in them.
/// </summary>
public sealed class ScheduleTests
{
    private const int Texts = 1500;

    private static readonly string[] Words =
    [
        "minutely", "hourly", "daily", "weekly", "monthly", "quarterly", "semiannually", "semi-annually", "yearly", "annually",
        "biannually", "Daily", "never",
    ];

    private static readonly string[] Days = ["mon", "Tuesday", "wed", "thu", "FRI", "saturday", "sun", "mond", "sonntag"];
    private static readonly string[] Separators = ["-", "..", ",", "/", ":", " ", "", "  "];

    [Test]
    public async Task Both_readers_take_the_same_and_mean_the_same()
    {
        await using var pve = await PveSimulator.StartAsync();
        var lots = new Random(17);
        var begin = new DateTime(2026, 2, 27, 22, 58, 30);
        var taken = 0;
        foreach (var text in Enumerable.Range(0, Texts).Select(_ => Draw(lots)))
        {
            var (mine, theirs) = (Mine(text, begin), Theirs(pve, text, begin));
            Assert.That(mine, Is.EqualTo(theirs), $"\"{text}\"");
            taken += mine is null ? 0 : 1;
        }

        Assert.That(taken, Is.InRange(Texts / 4, Texts * 9 / 10), "texts of both kinds");
    }

    private static IReadOnlyList<DateTime>? Mine(string text, DateTime begin) =>
        CalendarEvent.TryParse(text, out _)?.After(begin).TakeWhile(time => time < begin.AddYears(8)).Take(5).ToList();

    private static IReadOnlyList<DateTime>? Theirs(PveSimulator pve, string text, DateTime begin)
    {
        try
        {
            var answer = (JArray)pve.Request("GET", "/cluster/jobs/schedule-analyze", ("schedule", text), ("iterations", 5),
                ("starttime", (long)(begin - DateTime.UnixEpoch).TotalSeconds))!;
            var runs = answer.Select(run => DateTime.UnixEpoch.AddSeconds((long)run["timestamp"]!));
            return [.. runs.Where(time => time < begin.AddYears(8))];
        }
        catch (PveError)
        {
            return null;
        }
    }

    private static string Draw(Random lots)
    {
        if (lots.Next(12) == 0)
        {
            return Words[lots.Next(Words.Length)] + (lots.Next(4) == 0 ? " UTC" : "");
        }

        var parts = new List<string>();
        if (lots.Next(2) == 0)
        {
            parts.Add(Several(lots, () => Days[lots.Next(lots.Next(12) == 0 ? Days.Length : 7)]));
        }

        if (lots.Next(3) == 0)
        {
            parts.Add((lots.Next(2) == 0 ? List(lots, 2024, 2031) + "-" : "") + List(lots, 1, 12) + "-" + List(lots, 1, 31));
        }

        if (lots.Next(3) > 0)
        {
            parts.Add((lots.Next(4) > 0 ? List(lots, 0, 23) + ":" : "") + List(lots, 0, 59)
                + (lots.Next(4) == 0 ? ":" + List(lots, 0, 59) : ""));
        }

        var text = string.Join(lots.Next(15) == 0 ? Separators[lots.Next(Separators.Length)] : " ", parts);
        return text.Length > 0 && lots.Next(15) == 0 ? text.Insert(lots.Next(text.Length), Separators[lots.Next(Separators.Length)]) : text;
    }

    private static string List(Random lots, int least, int most) => lots.Next(4) == 0
        ? "*" + (lots.Next(3) == 0 ? "/" + lots.Next(0, 7) : "")
        : Several(lots, () => Number(lots, least, most)) + (lots.Next(5) == 0 ? "/" + lots.Next(0, 7) : "");

    private static string Number(Random lots, int least, int most) => $"{lots.Next(least, most + (lots.Next(15) == 0 ? 5 : 1)):00}";

    private static string Several(Random lots, Func<string> draw) => lots.Next(4) switch
    {
        0 => draw() + "," + draw(),
        1 => draw() + ".." + draw(),
        _ => draw(),
    };
}
