using Proxmox.Client;

namespace Proxmox.Terraform.Rpc;

/// <summary>Tells the progress of long tasks in the log, the only place that Terraform has for it.</summary>
internal sealed class ProgressLog(PveLog log, string typeName) : IProgress<TaskProgress>
{
    private string? _last;

    /// <inheritdoc/>
    public void Report(TaskProgress value)
    {
        if (value.LastLine == _last || !log.IsOn(PveLogLevel.Info))
        {
            return;
        }

        _last = value.LastLine;
        log.Write(
            PveLogLevel.Info,
            value.LastLine ?? "The task runs.",
            new("type", typeName),
            new("task", value.Task),
            new("percent", value.Percent),
            new("elapsed_seconds", (long)value.Elapsed.TotalSeconds));
    }
}
