using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Proxmox.Client;
using Proxmox.Grpc;

namespace Proxmox.Pulumi.Process;

/// <summary>The whole life of a process that the Pulumi engine, or a person, has started as a provider.</summary>
public static class PulumiProcess
{
    /// <summary>The name that the engine looks for.</summary>
    public const string ExecutableName = "pulumi-resource-proxmox";

    // An engine that has not connected by then has died; it waits for ten seconds itself.
    private static readonly TimeSpan FirstConnection = TimeSpan.FromMinutes(2);

    // The engine's connection is closed when it has been idle for long, and comes back; so it is the engine that is asked whether it lives.
    private static readonly TimeSpan Orphaned = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    // The engine kills five seconds after its signal.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(4);

    /// <summary>True when a process of that name and command line is to be a provider of Pulumi.</summary>
    /// <param name="executable">The path or name of the executable.</param>
    /// <param name="arguments">The command line without it.</param>
    public static bool IsStartedByEngine(string executable, IReadOnlyList<string> arguments)
    {
        var name = Path.GetFileName(executable.Replace('\\', '/'));
        return name is ExecutableName or ExecutableName + ".exe" || EngineArguments.Read(arguments).EngineAddress is not null;
    }

    /// <summary>Serves until a signal ends the process or the engine that started it is gone.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <param name="standardOutput">Where the port goes, and nothing else.</param>
    /// <param name="standardError">Where a person reads; the engine shows it only when the process dies.</param>
    /// <returns>The exit code: 1 when the command line is not understood.</returns>
    public static async Task<int> ServeAsync(
        PulumiServerOptions options, IReadOnlyList<string> arguments, Stream standardOutput, Stream standardError)
    {
        var given = EngineArguments.Read(arguments);
        if (given.Refused is { } refused)
        {
            Write(standardError, $"\"{refused}\" is not the address of a Pulumi engine, such as 127.0.0.1:1234.\n");
            return 1;
        }

        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var signals = new EndSignals(() => end.TrySetResult());
        await using var server = await PulumiServer.StartAsync(options with { EngineAddress = given.EngineAddress });
        Write(standardOutput, server.Address.Port.ToString(CultureInfo.InvariantCulture) + "\n");
        if (given.EngineAddress is null)
        {
            Write(standardError, Instructions(server.Address.Port));
        }

        _ = Task.Run(server.WarmUp);
        using var done = new CancellationTokenSource();
        var death = given.EngineAddress is { } engine
            ? WaitForDeathAsync(engine, server.Connections, options.Time, done.Token)
            : Task.Delay(Timeout.InfiniteTimeSpan, options.Time, done.Token);
        if (await Task.WhenAny(end.Task, death) == death && options.Log.IsOn(PveLogLevel.Warn))
        {
            options.Log.Write(PveLogLevel.Warn, "The engine is gone without a word, so the provider ends.");
        }

        await done.CancelAsync();
        await server.StopAsync(Farewell);
        return 0;
    }

    /// <summary>Says to a person who started the program by hand how Pulumi uses it.</summary>
    /// <param name="directory">The directory of the executable.</param>
    public static string NotForHumans(string directory) =>
        $"""
        It is the provider for Pulumi as well, under the name {ExecutableName}. To use this very build, put this into Pulumi.yaml:

          plugins:
            providers:
              - name: proxmox
                path: {directory}

        To run it under a debugger, start it by that name and follow what it says.

        """;

    private static async Task WaitForDeathAsync(
        LocalAddress engine, ConnectionGauge connections, TimeProvider time, CancellationToken cancel)
    {
        await connections.WaitUntilOrphanedAsync(FirstConnection, Orphaned, cancel);
        while (await IsListeningAsync(engine, time, cancel))
        {
            await Task.Delay(BetweenLooks, time, cancel);
            await connections.WaitUntilOrphanedAsync(TimeSpan.Zero, Orphaned, cancel);
        }
    }

    private static async Task<bool> IsListeningAsync(LocalAddress engine, TimeProvider time, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Answer, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync("127.0.0.1", engine.Port, both.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        // A machine that is too busy to answer is no dead engine.
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return true;
        }
    }

    private static string Instructions(int port) =>
        $"""
        This is the Proxmox VE provider for Pulumi. The engine starts it by itself; started by hand it waits for one that is told to use it:

          PULUMI_DEBUG_PROVIDERS=proxmox:{port} pulumi up

        It runs until you end it with Ctrl-C.

        """;

    private static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}
