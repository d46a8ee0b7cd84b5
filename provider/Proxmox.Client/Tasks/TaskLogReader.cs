using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Client;

/// <summary>Reads a task's log piece by piece, keeping its end and its warnings.</summary>
internal sealed partial class TaskLogReader(IPve pve, Upid task)
{
    private const int LinesPerPage = 500;
    private const int LinesKept = 100;
    private const int MostWarnings = 50;
    private const string EmptyLog = "no content";
    private const string WarningMark = "WARN:";

    private readonly string _path = PvePath.Join("nodes", task.Node, "tasks", task.ToString(), "log");
    private readonly Queue<string> _tail = new();
    private readonly List<string> _warnings = [];
    private int _read;

    /// <summary>The newest line that says something; null before there is one.</summary>
    public string? Last { get; private set; }

    /// <summary>The newest percentage; null before there is one.</summary>
    public double? Percent { get; private set; }

    /// <summary>The warnings, without their mark.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads what has been written since the last call.</summary>
    public async Task AdvanceAsync(CancellationToken cancel)
    {
        while (true)
        {
            var query = new Form { { "start", _read }, { "limit", LinesPerPage } };
            var page = (await pve.GetAsync(_path, query, cancel)).Items;
            var lines = page.Select(line => line["t"].AsText() ?? "").ToList();

            // This line stands for an empty log, it is not in it.
            if (_read == 0 && lines is [EmptyLog])
            {
                return;
            }

            foreach (var line in lines)
            {
                Take(line);
            }

            _read += lines.Count;
            if (lines.Count < LinesPerPage)
            {
                return;
            }
        }
    }

    /// <summary>The last lines, oldest first.</summary>
    public IReadOnlyList<string> Tail(int most) => [.. _tail.TakeLast(most)];

    private void Take(string line)
    {
        var text = line.TrimEnd();
        _tail.Enqueue(text);
        if (_tail.Count > LinesKept)
        {
            _tail.Dequeue();
        }

        if (text.Trim().Length == 0)
        {
            return;
        }

        Last = text.Trim();
        if (Percentage().Matches(text) is [.., var match]
            && double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) is <= 100 and var percent)
        {
            Percent = percent;
        }

        if (Last.StartsWith(WarningMark, StringComparison.OrdinalIgnoreCase) && _warnings.Count < MostWarnings)
        {
            _warnings.Add(Last[WarningMark.Length..].Trim());
        }
    }

    [GeneratedRegex(@"(?<![\d.])(?<number>\d{1,3}(\.\d+)?) ?%", RegexOptions.ExplicitCapture)]
    private static partial Regex Percentage();
}
