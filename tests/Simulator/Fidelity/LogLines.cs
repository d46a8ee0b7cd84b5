using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>What differs from run to run in the lines of a worker's log: moments, speeds and processes.</summary>
internal static partial class LogLines
{
    /// <summary>
    /// An answer with a log, without what dd and rsync print: how often and how much depends on how fast the recorded disks were and on the
    /// files that were copied; and without what tools of the host complain of that see into other processes. Null where there is nothing of
    /// it.
    /// </summary>
    public static JObject? WithoutChatter(JObject answer)
    {
        if (answer["data"] is not JArray { Count: > 0 } log || !log.All(line => line is JObject entry && entry["t"] is not null))
        {
            return null;
        }

        var lines = log.OrderBy(line => line.Value<int>("n")).Select(line => line.Value<string>("t")!).ToList();
        var kept = lines.Where((line, i) => !Chatter().IsMatch(line)
            && !(line.Length == 0 && i + 1 < lines.Count && Chatter().IsMatch(lines[i + 1]))).ToList();
        if (kept.Count == lines.Count)
        {
            return null;
        }

        var quiet = (JObject)answer.DeepClone();
        quiet["data"] = new JArray(kept.Select((line, i) => new JObject { ["n"] = i + 1, ["t"] = line }));
        quiet["total"] = kept.Count;
        return quiet;
    }

    /// <summary>
    /// Our log, as far as the recorded one goes: of a recorded page that chatter fills and that is not the last one, nobody knows what
    /// follows.
    /// </summary>
    /// <param name="recorded">The answer as it was recorded.</param>
    /// <param name="kept">What is left of it.</param>
    /// <param name="answer">What is left of ours.</param>
    public static JToken AsFarAs(JToken recorded, JToken kept, JToken answer)
    {
        if (recorded is not JObject { } page || page["data"] is not JArray lines || page.Value<int?>("total") is not { } total
            || lines.Count >= total || WithoutChatter(page) is null
            || kept["data"] is not JArray { Count: var count } || answer["data"] is not JArray ours || ours.Count <= count)
        {
            return answer;
        }

        var cut = answer.DeepClone();
        cut["data"] = new JArray(ours.Take(count));
        cut["total"] = kept["total"];
        return cut;
    }

    /// <summary>The comparable form of a line.</summary>
    public static string Normalize(string line)
    {
        line = Progress().Replace(line, "<progress>");
        line = Request().Replace(line, "--<time>--");
        line = Saved().Replace(line, "<time> (<speed>)");
        line = Unpacked().Replace(line, "$1<bytes>");
        line = Checked().Replace(line, "<files and blocks>");
        line = Dated().Replace(line, "<time> ");
        line = Database().Replace(line, "config-<time>.sql");
        line = Duration().Replace(line, "(duration <time>)");
        line = Temporary().Replace(line, ".$1.<process>");
        return line.StartsWith("INFO: ", StringComparison.Ordinal) ? NormalizeBackup(line) : line;
    }

    /// <summary>A line of a backup: the options of the command come out of a Perl hash, and so stand in any order.</summary>
    private static string NormalizeBackup(string line)
    {
        line = Moment().Replace(line, "$1<time>");
        line = Process().Replace(line, "/proc/<process>/");
        line = Sizes().Replace(line, "$1<size>");
        return line.StartsWith("INFO: starting new backup job: ", StringComparison.Ordinal)
            ? string.Join(" --", line.Split(" --").Order(StringComparer.Ordinal))
            : line;
    }

    [GeneratedRegex(@"\A *\d+K[ .]*(\d+%)? +[\d.]+[KMG]?(=[\d.]+s)?\z")]
    private static partial Regex Progress();

    [GeneratedRegex(@"\A--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d--")]
    private static partial Regex Request();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \([\d.]+ [KMG]?B/s\)")]
    private static partial Regex Saved();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?!\()")]
    private static partial Regex Dated();

    [GeneratedRegex(@"\(duration \d\d:\d\d:\d\d\)")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\.(tmp_dwnl|tmp_dcom)\.\d+")]
    private static partial Regex Temporary();

    [GeneratedRegex(@"\A(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )?(?:\d+ bytes? \(.*copied, .*|\d+\+\d+ records (?:in|out)"
        + @"|Number of (?:files|created files|deleted files|regular files transferred): .*|Total (?:transferred )?file size: .*"
        + @"|(?:Literal|Matched) data: .*|File list (?:size|generation time|transfer time): .*|Total bytes (?:sent|received): .*"
        + @"|Cannot stat file /proc/\d+/.*: Permission denied|failed to connect to monitor socket: Connection refused"
        + @"|transferred [\d.]+ \w+ of [\d.]+ \w+ \([\d.]+%\)|sent [\d,]+ bytes +received .*|total size is .*speedup is .*)\z")]
    private static partial Regex Chatter();

    [GeneratedRegex(@"config-\d+\.sql")]
    private static partial Regex Database();

    [GeneratedRegex(@"/proc/\d+/")]
    private static partial Regex Process();

    [GeneratedRegex(@"\A(INFO: (?:Backup (?:started|finished) at|Failed at|Finished Backup of VM \d+|guest is online again after) ).*")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\A(INFO: (?:archive file size:|(?:first|final) sync finished - transferred) ).*")]
    private static partial Regex Sizes();

    /// <summary>How much an archive holds, and how fast it was read or written.</summary>
    [GeneratedRegex(@"(Total bytes (?:read|written): )\d+ \([^)]*\)")]
    private static partial Regex Unpacked();

    /// <summary>How full a file system is that was checked.</summary>
    [GeneratedRegex(@"\d+/\d+ files \([\d.]+% non-contiguous\), \d+/\d+ blocks")]
    private static partial Regex Checked();
}
