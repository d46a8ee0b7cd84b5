using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Proxmox.LocalEngine.Programs;

/// <summary>A program with a process of its own, started as the language host of .NET does.</summary>
/// <param name="Path">The executable; a <c>.dll</c> is started with <c>dotnet</c>.</param>
public sealed record ExecutableProgram(string Path, params ImmutableArray<string> Arguments) : IProgram
{
    private const int AlreadyReported = 32;

    /// <summary>Environment variables beside the engine's own; null removes one.</summary>
    public ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(ProgramHost host, CancellationToken cancellationToken)
    {
        var start = Start(host);
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Tell(host, line.Data);
        process.ErrorDataReceived += (_, line) => Tell(host, line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"The program {Path} could not be started: {exception.Message}";
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return "";
        }

        return process.ExitCode switch
        {
            0 => null,
            AlreadyReported => "",
            var code => $"an unhandled error occurred: Program exited with non-zero exit code: {code}",
        };
    }

    private ProcessStartInfo Start(ProgramHost host)
    {
        var library = Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var settings = host.Settings;
        ProcessStartInfo start = new(library ? "dotnet" : Path)
        {
            UseShellExecute = false,
            WorkingDirectory = settings.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (library)
        {
            start.ArgumentList.Add(Path);
        }

        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PULUMI_MONITOR"] = host.Address;
        start.Environment["PULUMI_ENGINE"] = host.Address;
        start.Environment["PULUMI_ORGANIZATION"] = settings.Organization;
        start.Environment["PULUMI_PROJECT"] = settings.Project;
        start.Environment["PULUMI_STACK"] = settings.Stack;
        start.Environment["PULUMI_ROOT_DIRECTORY"] = settings.WorkingDirectory;
        start.Environment["PULUMI_PWD"] = settings.WorkingDirectory;
        start.Environment["PULUMI_DRY_RUN"] = host.IsPreview ? "true" : "false";
        start.Environment["PULUMI_QUERY_MODE"] = "false";
        start.Environment["PULUMI_PARALLEL"] = host.Parallel.ToString(CultureInfo.InvariantCulture);
        start.Environment["PULUMI_CONFIG"] = new JsonObject(settings.Config.Select(setting =>
            KeyValuePair.Create<string, JsonNode?>(setting.Key, setting.Value.Text))).ToJsonString();
        start.Environment["PULUMI_CONFIG_SECRET_KEYS"] =
            new JsonArray([.. settings.Config.Where(setting => setting.Value.Secret).Select(setting => JsonValue.Create(setting.Key))])
                .ToJsonString();
        foreach ((var name, var value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void Tell(ProgramHost host, string? line)
    {
        if (line is not null)
        {
            host.Output?.Invoke(line);
        }
    }
}
