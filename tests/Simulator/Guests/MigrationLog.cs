using System.Globalization;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Guests;

/// <summary>Writes the lines of a migration, each with its time.</summary>
internal sealed class MigrationLog
{
    private readonly Execution _run;

    public MigrationLog(Execution run)
    {
        _run = run;
    }

    public void Info(string text) => Write(text);

    public void Warning(string text) => Write("WARN: " + text);

    public void Error(string text) => Write("ERROR: " + text);

    /// <summary>The time since a moment as hours, minutes and seconds.</summary>
    public string Duration(DateTimeOffset start) =>
        (_run.Datacenter.Clock.GetUtcNow() - start).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private void Write(string text) =>
        _run.Print(_run.Datacenter.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + text);
}
