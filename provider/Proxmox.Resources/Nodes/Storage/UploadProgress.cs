using System.Globalization;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Tells the user how much of a file has been sent, about once a second.</summary>
/// <param name="work">The work that it belongs to.</param>
/// <param name="name">The file.</param>
/// <param name="total">Its size in bytes.</param>
internal sealed class UploadProgress(PveWork work, string name, long total) : IProgress<long>
{
    private const double Mebibyte = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly long _begun = work.Session.Time.GetTimestamp();
    private TimeSpan _told;

    /// <inheritdoc/>
    public void Report(long value)
    {
        var elapsed = work.Session.Time.GetElapsedTime(_begun);
        if (work.Progress is not { } progress || elapsed - _told < Pause)
        {
            return;
        }

        _told = elapsed;
        progress.Report(new(null, string.Create(
            CultureInfo.InvariantCulture, $"sending {name}: {value / Mebibyte:0} of {total / Mebibyte:0} MiB"),
            Math.Round(100.0 * value / total), elapsed));
    }
}
