namespace Proxmox.Hcl;

/// <summary>A text is no HCL, or more than is understood of it.</summary>
/// <param name="message">File, line and what is wrong there.</param>
public sealed class HclException(string message) : Exception(message);
