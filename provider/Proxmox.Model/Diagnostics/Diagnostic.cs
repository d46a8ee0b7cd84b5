using Proxmox.Model.Values;

namespace Proxmox.Model.Diagnostics;

/// <summary>How serious a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Shown; the operation goes on.</summary>
    Warning,

    /// <summary>The operation fails.</summary>
    Error,
}

/// <summary>A message for the person at the terminal.</summary>
/// <param name="Severity">Whether the operation fails.</param>
/// <param name="Summary">A title without a final period: what could not be done to which object.</param>
/// <param name="Detail">What was said, the cause and the remedy, in sentences.</param>
/// <param name="Path">The attribute that it is about; null when it is about the whole object.</param>
public sealed record Diagnostic(Severity Severity, string Summary, string Detail, AttributePath? Path = null);
