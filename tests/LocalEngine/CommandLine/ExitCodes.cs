namespace Proxmox.LocalEngine.CommandLine;

/// <summary>How the program ends: the numbers of the real command.</summary>
public static class ExitCodes
{
    /// <summary>Everything went well.</summary>
    public const int Success = 0;

    /// <summary>Something failed, and has been told.</summary>
    public const int Failure = 1;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>There were changes where none were expected.</summary>
    public const int UnexpectedChanges = 7;

    /// <summary>The user has stopped it.</summary>
    public const int Cancelled = 8;
}
