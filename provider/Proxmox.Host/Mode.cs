using Proxmox.Host.Generate;

namespace Proxmox.Host;

/// <summary>What the process is to be.</summary>
public enum Mode
{
    /// <summary>A provider of the host that started it.</summary>
    Serve,

    /// <summary>A provider that runs until it is ended by hand, for a debugger.</summary>
    Debug,

    /// <summary>The generator of what follows from the declarations.</summary>
    Generate,
}

/// <summary>Reads the mode from the command line.</summary>
public static class Modes
{
    /// <summary>The mode that the arguments ask for. Hosts give none.</summary>
    public static Mode Of(IReadOnlyList<string> arguments) => arguments switch
    {
        [Generator.Command, ..] => Mode.Generate,
        ["--debug" or "-debug", ..] => Mode.Debug,
        _ => Mode.Serve,
    };
}
