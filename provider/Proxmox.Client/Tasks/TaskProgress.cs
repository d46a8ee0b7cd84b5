using System.Globalization;

namespace Proxmox.Client;

/// <summary>What is known about a task that still runs, or that is yet to begin.</summary>
/// <param name="Task">The task; null while there is none.</param>
/// <param name="LastLine">The newest line of its log; null before it has written one.</param>
/// <param name="Percent">0 to 100, from the newest line that names a percentage; null when none has.</param>
/// <param name="Elapsed">Since the wait began.</param>
public sealed record TaskProgress(Upid? Task, string? LastLine, double? Percent, TimeSpan Elapsed)
{
    /// <summary>The newest line with the percentage behind it; empty while there is nothing to tell.</summary>
    public string Text
    {
        get
        {
            var percent = Percent is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known:0.#} %)") : "";
            return LastLine is { } line ? line + percent : percent.Length > 0 ? "running" + percent : "";
        }
    }
}
