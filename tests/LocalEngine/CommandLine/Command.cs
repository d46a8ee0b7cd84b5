using System.Runtime.InteropServices;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Display;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.CommandLine;

/// <summary>The program's commands.</summary>
public static class Command
{
    private const string Usage = """
        local-engine - runs Pulumi programs and providers without pulumi, for tests and demonstrations.
        It keeps no history, asks nobody, and knows none of the service's features: to manage anything real, use pulumi.

          preview -- PROGRAM [ARGUMENT...]    say what an update would do
          up      -- PROGRAM [ARGUMENT...]    make everything as the program says
          refresh                             record what is
          destroy                             delete everything that is recorded
          import TYPE NAME ID                 record an existing resource, and show its inputs (--protect=false)
          stack                               show what is recorded
          config [set KEY VALUE [--secret] | rm KEY]
          schema PACKAGE                      print a provider's schema

          -s, --stack NAME           the stack (dev)
          -C, --project-folder DIR   the folder of the program and of Pulumi.yaml (.)
              --project NAME         the project (the name in Pulumi.yaml)
              --state FILE           the state (DIR/.local-engine/STACK.json); PULUMI_CONFIG_PASSPHRASE hides the secrets in it
              --provider [NAME=]EXE  a provider's executable
              --attach NAME:PORT     a provider that runs already, as PULUMI_DEBUG_PROVIDERS
          -c, --config KEY=VALUE     a setting for this command (--secret-config for a secret)
          -r, --refresh              record what is before anything else (--clear-pending-creates)
              --preview-only         of refresh, destroy and import: only say what would be done
              --expect-no-changes    fail if there are any
          -p, --parallel N           operations at once (16)
          -j, --json                 one JSON object instead of text
          -d, --debug                show debug messages
        """;

    /// <summary>Runs a command.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> line, TextWriter output, TextWriter errors)
    {
        try
        {
            Arguments arguments = Arguments.Parse(line, Environment.GetEnvironmentVariable);
            return await RunAsync(arguments, output);
        }
        catch (FormatException exception)
        {
            await errors.WriteLineAsync($"{exception.Message}\n\n{Usage}");
            return ExitCodes.WrongUse;
        }
        catch (Exception exception) when (exception is StateException or PluginException)
        {
            await errors.WriteLineAsync($"error: {exception.Message}");
            return ExitCodes.Failure;
        }
    }

    private static async Task<int> RunAsync(Arguments arguments, TextWriter output)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(arguments.Settings.StateFile!)!);
        StackSettings settings = arguments.Settings;
        using Stack stack = Stack.Open(settings);
        switch (arguments.Words)
        {
            case ["preview"]:
                return await DeployAsync(arguments, output, (options, token) => stack.PreviewAsync(ProgramOf(arguments), options, token));
            case ["up"]:
                return await DeployAsync(arguments, output, (options, token) => stack.UpAsync(ProgramOf(arguments), options, token));
            case ["refresh"]:
                return await DeployAsync(arguments, output, (options, token) => stack.RefreshAsync(options, arguments.PreviewOnly, token));
            case ["destroy"]:
                return await DeployAsync(arguments, output, (options, token) => stack.DestroyAsync(options, arguments.PreviewOnly, token));
            case ["import", var type, var name, var id]:
                ImportTarget target = new(type, name, id, Protect: !arguments.Unprotected);
                return await DeployAsync(arguments, output, (options, token) => stack.ImportAsync(target, options, arguments.PreviewOnly, token));
            case ["stack"]:
                StackText.Write(output, stack, arguments.Json);
                return ExitCodes.Success;
            case ["config"]:
                foreach ((string key, ConfigValue value) in stack.Config) output.WriteLine($"{key} = {value}");
                return ExitCodes.Success;
            case ["config", "set", var key, var value]:
                stack.SetConfig(ProjectFile.Qualified(key, settings.Project), new(value, arguments.Secret));
                return ExitCodes.Success;
            case ["config", "rm", var key]:
                stack.SetConfig(ProjectFile.Qualified(key, settings.Project), null);
                return ExitCodes.Success;
            case ["schema", var package]:
                output.WriteLine(await stack.GetSchemaAsync(package));
                return ExitCodes.Success;
            case []:
                output.WriteLine(Usage);
                return ExitCodes.WrongUse;
            default:
                throw new FormatException($"\"{string.Join(' ', arguments.Words)}\" is not a command.");
        }
    }

    private static async Task<int> DeployAsync(Arguments arguments, TextWriter output, Func<DeploymentOptions, CancellationToken, Task<DeploymentResult>> deploy)
    {
        string command = arguments.Words[0];
        Report report = new(output, command, arguments.Debug);
        DeploymentOptions options = arguments.Json
            ? arguments.Options
            : arguments.Options with { OnDiagnostic = report.Message, OnStep = report.Step };
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        DeploymentResult result = await deploy(options, stop.Token);
        if (arguments.Json)
        {
            output.WriteLine(ResultJson.Of(result).ToJsonString(Json.Indented));
        }
        else
        {
            report.Summary(result);
            if (command == "import" && result.StepOf(arguments.Words[2]) is { Error: null, New: { } imported }) StackText.WriteInputs(output, imported);
        }

        if (!result.Succeeded) return stop.IsCancellationRequested ? ExitCodes.Cancelled : ExitCodes.Failure;
        if (!arguments.ExpectNoChanges || !result.HasChanges) return ExitCodes.Success;
        if (!arguments.Json) output.WriteLine("error: no changes were expected but changes were proposed");
        return ExitCodes.UnexpectedChanges;
    }

    private static Programs.IProgram ProgramOf(Arguments arguments) =>
        arguments.Program ?? throw new FormatException($"{arguments.Words[0]} needs a program: write it after --.");

    // The first time what runs may end in order; the second time the system has its way.
    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
