using System.Runtime.InteropServices;

namespace Proxmox.Simulator;

/// <summary>Waits until the process is asked to end.</summary>
internal static class StopSignal
{
    /// <summary>Completes on SIGINT or SIGTERM.</summary>
    public static async Task WaitAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            asked.TrySetResult();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await asked.Task;
    }
}
