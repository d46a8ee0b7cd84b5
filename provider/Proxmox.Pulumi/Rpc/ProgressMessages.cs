using Proxmox.Client;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>Shows the progress of long tasks in the status of the resource: the last line and the percentage, whenever they change.</summary>
/// <param name="log">Where the status is shown.</param>
/// <param name="urn">The resource.</param>
/// <param name="said">Makes a text fit for the user's eyes.</param>
internal sealed class ProgressMessages(EngineLog log, string urn, Func<string, string> said) : IProgress<TaskProgress>
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
}
