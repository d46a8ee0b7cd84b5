namespace Proxmox.Bench;

/// <summary>A build of another day has not got what is measured.</summary>
/// <param name="typeName">The resource, such as <c>proxmox_pool</c>.</param>
internal sealed class MissingResourceException(string typeName) : Exception($"It has no {typeName}.");
