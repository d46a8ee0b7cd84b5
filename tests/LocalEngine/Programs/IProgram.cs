namespace Proxmox.LocalEngine.Programs;

/// <summary>Where a program finds the engine, and what it must know.</summary>
/// <param name="Address"><c>127.0.0.1:PORT</c> of both services, ResourceMonitor and Engine.</param>
/// <param name="IsPreview">Whether nothing is changed.</param>
/// <param name="Output">Told of each line that the program writes; null for nobody.</param>
public sealed record ProgramHost(string Address, StackSettings Settings, bool IsPreview, int Parallel, Action<string>? Output);

/// <summary>What declares the resources of a stack.</summary>
public interface IProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="cancellationToken">Ends it at once: the deployment has failed.</param>
    /// <returns>Null when it succeeded; an empty text when it has told itself what is wrong; else what is wrong.</returns>
    Task<string?> RunAsync(ProgramHost host, CancellationToken cancellationToken);
}
