using System.Runtime.InteropServices;

namespace Proxmox.Pulumi.Process;

/// <summary>
/// The signals that end the process: SIGINT and SIGTERM, and Ctrl-Break on Windows. They do not end it at once, and nothing is printed.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Calls that action on each of them until disposed.</summary>
    public EndSignals(Action end)
    {
        // Ctrl-Break is SIGQUIT to .NET; on Unix that one asks for a core dump.
        PosixSignal[] signals = OperatingSystem.IsWindows() ? [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT]
            : [PosixSignal.SIGINT, PosixSignal.SIGTERM];
        foreach (var signal in signals)
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                end();
            }));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
