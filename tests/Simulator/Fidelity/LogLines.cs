using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Fidelity;

/// <summary>What differs from run to run in the lines of a worker's log: moments, speeds and processes.</summary>
internal static partial class LogLines
{
    /// <summary>The comparable form of a line.</summary>
    public static string Normalize(string line)
    {
        line = Progress().Replace(line, "<progress>");
        line = Request().Replace(line, "--<time>--");
        line = Saved().Replace(line, "<time> (<speed>)");
        line = Refused().Replace(line, "<time> ERROR");
        return Temporary().Replace(line, ".$1.<process>");
    }

    [GeneratedRegex(@"\A *\d+K[ .]*(\d+%)? +[\d.]+[KMG]?(=[\d.]+s)?\z")]
    private static partial Regex Progress();

    [GeneratedRegex(@"\A--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d--")]
    private static partial Regex Request();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \([\d.]+ [KMG]?B/s\)")]
    private static partial Regex Saved();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ERROR")]
    private static partial Regex Refused();

    [GeneratedRegex(@"\.(tmp_dwnl|tmp_dcom)\.\d+")]
    private static partial Regex Temporary();
}
