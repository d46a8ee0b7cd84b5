using System.CommandLine;
using System.Runtime.InteropServices;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Display;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.CommandLine;

/// <summary>What the commands that change or compare something have in common.</summary>
internal static class Deploying
{
    /// <summary>Does it, and tells what is done.</summary>
    /// <param name="imported">The name of the resource whose inputs are shown afterwards; null for none.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(
        ParseResult line, SharedOptions shared, Func<Stack, DeploymentOptions, CancellationToken, Task<DeploymentResult>> deploy,
            string? imported = null)
    {
        var output = line.InvocationConfiguration.Output;
        var json = shared.Json(line);
        Report report = new(output, line.CommandResult.Command.Name, shared.Debug(line));
        var options = shared.Deployment(line);
        if (!json)
        {
            options = options with { OnDiagnostic = report.Message, OnStep = report.Step };
        }

        using var stack = Commands.Open(shared.Settings(line));
        using CancellationTokenSource stop = new();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        var result = await deploy(stack, options, stop.Token);
        if (json)
        {
            output.WriteLine(ResultJson.Of(result).ToJsonString(Json.Indented));
        }
        else
        {
            report.Summary(result);
            if (imported is not null && result.StepOf(imported) is { Error: null, New: { } state })
            {
                StackText.WriteInputs(output, state);
            }
        }

        if (!result.Succeeded)
        {
            return stop.IsCancellationRequested ? ExitCodes.Cancelled : ExitCodes.Failure;
        }

        if (!shared.ExpectNoChanges(line) || !result.HasChanges)
        {
            return ExitCodes.Success;
        }

        if (!json)
        {
            output.WriteLine("error: no changes were expected but changes were proposed");
        }

        return ExitCodes.UnexpectedChanges;
    }

    // The first time what runs may end in order; the second time the system has its way.
    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
