namespace Proxmox.Model.Fields;

/// <summary>Says that something still works but will go.</summary>
/// <param name="Instead">What to use instead, as a sentence.</param>
/// <param name="Removal">The provider version that removes it.</param>
public sealed record Deprecation(string Instead, string Removal);
