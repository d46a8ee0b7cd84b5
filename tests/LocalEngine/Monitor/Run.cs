using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.Monitor;

/// <summary>A program's run against a deployment.</summary>
/// <param name="Address">Where both services listen.</param>
internal sealed record Run(Deployment Deployment, ResourceMonitorService Monitor, string Address)
{
    /// <summary>Runs the program, then deletes what it did not name.</summary>
    /// <exception cref="DeploymentException">Something failed; what has been said.</exception>
    public async Task RunProgramAsync(IProgram program, DeploymentOptions options, DiagnosticLog log)
    {
        ProgramHost host = new(Address, Deployment.Settings, Deployment.IsPreview, options.Parallel, line => log.Info("", line));
        var running = program.RunAsync(host, Deployment.Stopped);
        if (await Task.WhenAny(running, Monitor.ProgramFinished) == running)
        {
            Judge(await running, log);
            await Deployment.DeleteRestAsync();
            return;
        }

        // It has nothing more to register, and waits: what it serves may still be called.
        try
        {
            await Deployment.DeleteRestAsync();
        }
        finally
        {
            Monitor.Shutdown.TrySetResult();
            await running;
        }

        Judge(await running, log);
    }

    /// <summary>Takes an existing resource into the record, under a provider that is recorded already or the default one.</summary>
    /// <exception cref="DeploymentException">Something failed; what has been said.</exception>
    public async Task ImportAsync(ImportTarget target)
    {
        var settings = Deployment.Settings;
        var package = Urn.PackageOf(target.Type);
        var stack = await Deployment.RegisterAsync(new() { Type = Urn.StackType, Name = $"{settings.Project}-{settings.Stack}" });
        var recorded = Deployment.Recorded.FirstOrDefault(state => !state.Delete && state.Type == Urn.ProviderType(package)
            && (target.Provider.Length == 0 || target.Provider == state.Name || target.Provider == state.Urn));
        string provider;
        if (recorded is not null)
        {
            provider = new ProviderReference(recorded.Urn, recorded.Id).ToString();
            await Deployment.EnsureProviderAsync(provider);
        }
        else
        {
            provider = await new DefaultProviders(Deployment).GetAsync(package, "", "", target.Type);
        }

        await Deployment.ImportAsync(target, stack.State.Urn, provider);
    }

    private static void Judge(string? wrong, DiagnosticLog log)
    {
        if (wrong is null)
        {
            return;
        }

        if (wrong.Length > 0)
        {
            log.Error("", wrong);
        }

        throw new DeploymentException("the program failed");
    }
}
