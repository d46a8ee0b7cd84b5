using Proxmox.Client;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// Shows the progress of long tasks in the status of the resource: the last line and the percentage, whenever they change. At the end the
/// status is empty again, or the engine would show the last line beside the result.
/// </summary>
/// <param name="log">Where the status is shown.</param>
/// <param name="urn">The resource.</param>
/// <param name="said">Makes a text fit for the user's eyes.</param>
internal sealed class ProgressMessages(EngineLog log, string urn, Func<string, string> said) : IProgress<TaskProgress>, IDisposable
{
    private string _last = "";

    /// <inheritdoc/>
    public void Report(TaskProgress value)
    {
        var text = said(value.Text);
        if (text.Length > 0 && !string.Equals(Interlocked.Exchange(ref _last, text), text, StringComparison.Ordinal))
        {
            log.Post(LogSeverity.Info, text, urn, isEphemeral: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _last, "").Length > 0)
        {
            log.Post(LogSeverity.Info, "", urn, isEphemeral: true);
        }
    }
}
