namespace Proxmox.Tools;

/// <summary>A tool cannot do what it was asked for.</summary>
/// <param name="message">What, why, and what to do.</param>
public sealed class ToolException(string message) : Exception(message);
