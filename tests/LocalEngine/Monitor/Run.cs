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

    /// <summary>Takes existing resources into the record, under a provider that is recorded already or the default one.</summary>
    /// <exception cref="DeploymentException">Something failed; what has been said.</exception>
    public async Task ImportAsync(IReadOnlyList<ImportTarget> targets)
    {
        var settings = Deployment.Settings;
        var stack = await Deployment.RegisterAsync(new() { Type = Urn.StackType, Name = $"{settings.Project}-{settings.Stack}" });
        DefaultProviders providers = new(Deployment);
        foreach (var target in targets)
        {
            await Deployment.ImportAsync(target, stack.State.Urn, await ProviderOfAsync(target, providers));
        }
    }

    private async Task<string> ProviderOfAsync(ImportTarget target, DefaultProviders providers)
    {
        var package = Urn.PackageOf(target.Type);
        var recorded = Deployment.Recorded.FirstOrDefault(state => !state.Delete && state.Type == Urn.ProviderType(package)
            && (target.Provider.Length == 0 || target.Provider == state.Name || target.Provider == state.Urn));
        if (recorded is null)
        {
            return await providers.GetAsync(package, target.Version, target.PluginDownloadUrl, target.Type);
        }

        var provider = new ProviderReference(recorded.Urn, recorded.Id).ToString();
        await Deployment.EnsureProviderAsync(provider);
        return provider;
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
