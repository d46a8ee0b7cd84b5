using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>A provider's process: started with the engine's address as its last argument, ended by SIGINT, at last by force.</summary>
public sealed class PluginProcess : IAsyncDisposable
{
    private const int Interrupt = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly string _name;
    private Task _drained = Task.CompletedTask;

    private PluginProcess(Process process, string name)
    {
        _process = process;
        _name = name;
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>The process's id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote after the port, and on standard error.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it and waits for the port, for as long as it takes.</summary>
    /// <param name="engineAddress"><c>127.0.0.1:PORT</c> of the engine.</param>
    /// <param name="workingDirectory">The program's folder.</param>
    /// <exception cref="PluginException">It could not be started, or wrote something else than a port.</exception>
    public static async Task<PluginProcess> StartAsync(
        ExecutablePlugin plugin,
        string engineAddress,
        string workingDirectory,
        IEnumerable<KeyValuePair<string, string>> environment,
        CancellationToken cancellationToken)
    {
        var library = plugin.Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        ProcessStartInfo start = new(library ? "dotnet" : plugin.Path)
        {
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (library)
        {
            start.ArgumentList.Add(plugin.Path);
        }

        start.ArgumentList.Add(engineAddress);
        foreach ((var name, var value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach ((var name, var value) in plugin.Environment)
        {
            start.Environment[name] = value;
        }

        PluginProcess started = new(Start(start, plugin.Path), plugin.Path);
        var errors = started.CollectAsync(started._process.StandardError.BaseStream);
        try
        {
            started.Port = await PortLine.ReadAsync(
                started._process.StandardOutput.BaseStream, $"{plugin.Package} (resource) plugin [{plugin.Path}]", cancellationToken);
        }
        catch (PluginException exception)
        {
            started._process.Kill(entireProcessTree: true);
            await errors;
            var said = started.Output.Trim();
            await started.DisposeAsync();
            throw said.Length == 0 ? exception : new PluginException(exception.Status, $"{exception.Message}\n{said}", exception);
        }

        started._drained = Task.WhenAll(errors, started.CollectAsync(started._process.StandardOutput.BaseStream));
        return started;
    }

    /// <summary>Ends it: SIGINT, and force after five seconds.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            Signal();
            try
            {
                await _process.WaitForExitAsync().WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }
        }

        await _drained;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    /// <summary>The executable.</summary>
    public override string ToString() => _name;

    private static Process Start(ProcessStartInfo start, string path)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new PluginException(ResourceStatus.Ok, $"The provider {path} could not be started: {exception.Message}", exception);
        }
    }

    private void Signal()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        else
        {
            _ = Kill(_process.Id, Interrupt);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private async Task CollectAsync(Stream stream)
    {
        var buffer = new byte[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            lock (_output)
            {
                _output.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
    }
}
