namespace Proxmox.Programs;

/// <summary>An example is missing, or says something that no program can be made of.</summary>
/// <param name="message">Where and what, and what to do.</param>
public sealed class ExampleException(string message) : Exception(message);
