using System.Text.RegularExpressions;

namespace Proxmox.EngineReplay;

/// <summary>What is drawn anew each time, UUIDs and addresses, and which of the recorded run's stands for which of this one's.</summary>
internal sealed partial class Identifiers
{
    private readonly Dictionary<string, string> _ours = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether two texts are the same but for what is drawn anew; what stands for what is remembered.</summary>
    public bool AreSame(string recorded, string actual)
    {
        var (theirs, ours) = (Drawn().Matches(recorded), Drawn().Matches(actual));
        if (theirs.Count != ours.Count || Drawn().Replace(recorded, "*") != Drawn().Replace(actual, "*"))
        {
            return false;
        }

        return theirs.Zip(ours, (old, now) => IsSame(old.Value, now.Value)).All(same => same);
    }

    /// <summary>A recorded text as this run would write it.</summary>
    public string Translate(string recorded) => Drawn().Replace(recorded, old => _ours.GetValueOrDefault(old.Value, old.Value));

    private bool IsSame(string recorded, string actual)
    {
        if (_ours.TryGetValue(recorded, out var known))
        {
            return known == actual;
        }

        if (!_taken.Add(actual))
        {
            return false;
        }

        _ours[recorded] = actual;
        return true;
    }

    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|127\.0\.0\.1:\d+", RegexOptions.ExplicitCapture)]
    private static partial Regex Drawn();
}
