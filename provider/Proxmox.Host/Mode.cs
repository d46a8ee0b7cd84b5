using Proxmox.Pulumi.Process;
using Proxmox.Tools;

namespace Proxmox.Host;

/// <summary>What the process is to be.</summary>
public enum Mode
{
    /// <summary>An explanation for the person who started it by hand.</summary>
    Explain,

    /// <summary>A command of the person who started it by hand.</summary>
    Tool,

    /// <summary>A provider of the Terraform or OpenTofu that started it.</summary>
    Terraform,

    /// <summary>A provider for Terraform and OpenTofu that runs until it is ended by hand, for a debugger.</summary>
    TerraformDebug,

    /// <summary>A provider of the Pulumi engine that started it, or of one that is told of it.</summary>
    Pulumi,
}

/// <summary>Reads the mode from how the process was started.</summary>
public static class Modes
{
    /// <summary>
    /// The mode: Pulumi is known by the executable's name or its address on the command line, Terraform by its cookie in the environment.
    /// </summary>
    /// <param name="executable">The executable, as it was called.</param>
    /// <param name="arguments">The command line without it.</param>
    /// <param name="hasCookie">Whether the environment holds Terraform's cookie. A provider's own children inherit it, so that it counts
    /// last.</param>
    public static Mode Of(string executable, IReadOnlyList<string> arguments, bool hasCookie) => arguments switch
    {
        ["--debug" or "-debug", ..] => Mode.TerraformDebug,
        _ when CommandLine.IsFor(arguments) => Mode.Tool,
        _ when PulumiProcess.IsStartedByEngine(executable, arguments) => Mode.Pulumi,
        _ => hasCookie ? Mode.Terraform : Mode.Explain,
    };
}
