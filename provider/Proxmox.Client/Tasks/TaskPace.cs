using System.Collections.Concurrent;

namespace Proxmox.Client;

/// <summary>
/// How long tasks of each type took so far, so that the first look at a task mostly finds it ended: that is one request, and no time lost.
/// </summary>
internal sealed class TaskPace
{
    /// <summary>The first look at a task of a type that has not been seen yet: most of PVE's tasks are done by then.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.FromSeconds(0.1);

    /// <summary>No pause between two looks is longer.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.02);

    // One look more or less is nothing to a task of that length, and a short one of the same type would wait in vain for as long.
    private static readonly TimeSpan LongestLearnt = TimeSpan.FromSeconds(10);

    // Shorter little by little, longer at once: of tasks that take the same time, about one in twenty is looked at twice.
    private const double Shortening = 0.99;
    private const double Margin = 1.25;

    // One slow task is no reason to wait long for all.
    private const double MostLengthening = 2;

    private readonly ConcurrentDictionary<string, TimeSpan> _expected = new(StringComparer.Ordinal);

    /// <summary>How long after its start a task of that type is looked at first.</summary>
    public TimeSpan FirstLook(string type) => _expected.GetValueOrDefault(type, Unknown);

    /// <summary>Takes note of a task that has ended.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="ran">How long after its start it was last seen running; zero when it never was.</param>
    /// <param name="ended">How long after its start it was seen to have ended.</param>
    public void Learn(string type, TimeSpan ran, TimeSpan ended)
    {
        if (ended <= LongestLearnt)
        {
            _expected.AddOrUpdate(type, static (_, task) => Next(Unknown, task), static (_, old, task) => Next(old, task), (ran, ended));
        }
    }

    private static TimeSpan Next(TimeSpan expected, (TimeSpan Ran, TimeSpan Ended) task)
    {
        var wasEarly = task.Ran >= expected;
        var next = wasEarly ? Shortest(task.Ran * Margin, task.Ended, expected * MostLengthening) : expected * Shortening;
        return next < ShortestPause ? ShortestPause : Shortest(next, LongestPause);
    }

    private static TimeSpan Shortest(params ReadOnlySpan<TimeSpan> times)
    {
        var shortest = TimeSpan.MaxValue;
        foreach (var time in times)
        {
            shortest = time < shortest ? time : shortest;
        }

        return shortest;
    }
}
