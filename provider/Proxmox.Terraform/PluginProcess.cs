using System.Runtime.InteropServices;
using System.Text;
using Proxmox.Client;
using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform;

/// <summary>The whole life of a process that a host, or a person, has started as a provider.</summary>
public static class PluginProcess
{
    // The host reads the answer to its last call and closes the connection right then; it kills after two seconds.
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    // A host that has not connected by then has died; it waits a minute itself.
    private static readonly TimeSpan FirstConnection = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Orphaned = TimeSpan.FromSeconds(5);

    /// <summary>Serves the host that started the process, until it asks to leave or is gone.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="environment">What the host has told.</param>
    /// <param name="standardOutput">Where the handshake line goes, and nothing else.</param>
    /// <param name="standardError">Where a person reads.</param>
    /// <returns>The exit code: 1 when the process was not started by a host that speaks this protocol.</returns>
    public static async Task<int> ServeAsync(
        TerraformServerOptions options, PluginEnvironment environment, Stream standardOutput, Stream standardError)
    {
        if (!environment.IsStartedByHost)
        {
            Write(standardError, HumanMessages.NotForHumans(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));
            return 1;
        }

        if (!environment.ProtocolVersions.IsEmpty && !environment.ProtocolVersions.Contains(HandshakeLine.ProtocolVersion))
        {
            Write(standardError, HumanMessages.NoCommonVersion(environment.ProtocolVersions));
            return 1;
        }

        // Ctrl-C reaches the whole process group; what is to happen then, the host says by StopProvider.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var tls = environment.ClientCertificate is { } certificate ? new MutualTls(certificate, options.Time) : null;
        var server = await TerraformServer.StartAsync(options, environment, tls, CancellationToken.None);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => server.RemoveSocket());
        Write(standardOutput, HandshakeLine.Write(server.Address, tls is null ? [] : tls.Own, environment.AsksForMultiplexing) + "\n");
        _ = Task.Run(server.WarmUp);

        await Task.WhenAny(server.LeaveRequested, server.Connections.WaitUntilOrphanedAsync(FirstConnection, Orphaned));
        if (server.LeaveRequested.IsCompleted)
        {
            await Task.WhenAny(server.Connections.WaitUntilOrphanedAsync(TimeSpan.Zero, TimeSpan.Zero), Task.Delay(Farewell, options.Time));
        }
        else if (options.Log.IsOn(PveLogLevel.Warn))
        {
            options.Log.Write(PveLogLevel.Warn, "The host is gone without a word, so the provider ends.");
        }

        server.Stop();
        server.RemoveSocket();
        return 0;
    }

    /// <summary>Serves any number of commands until a signal ends the process; tells the person at the terminal how to use it.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="standardOutput">Where the instructions go.</param>
    public static async Task<int> DebugAsync(TerraformServerOptions options, Stream standardOutput)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            end.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await using var server = await TerraformServer.StartAsync(options);
        Write(standardOutput, HumanMessages.Debugging(server.Address));
        await end.Task;
        return 0;
    }

    /// <summary>Makes the host show an exception that ends the process: it takes lines after this beginning for a crash report.</summary>
    public static void ReportCrash(Stream standardError, Exception e) => Write(standardError, $"panic: {e}\n");

    private static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}
