using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Programs;

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
        Task<string?> running = program.RunAsync(host, Deployment.Stopped);
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

    private static void Judge(string? wrong, DiagnosticLog log)
    {
        if (wrong is null) return;
        if (wrong.Length > 0) log.Error("", wrong);
        throw new DeploymentException("the program failed");
    }
}
