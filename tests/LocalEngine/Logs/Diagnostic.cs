namespace Proxmox.LocalEngine.Logs;

/// <summary>How grave a message is.</summary>
public enum Severity
{
    /// <summary>For whoever looks for a fault; hidden unless asked for.</summary>
    Debug,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Nothing failed, something may be wrong.</summary>
    Warning,

    /// <summary>The operation fails.</summary>
    Error,
}

/// <summary>A message to the user.</summary>
/// <param name="Urn">The resource that it is about; empty for the deployment.</param>
/// <param name="Ephemeral">Whether it only says how far things are, and is replaced by the next one.</param>
public sealed record Diagnostic(Severity Severity, string Urn, string Message, bool Ephemeral = false);
