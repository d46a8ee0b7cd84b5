namespace Proxmox.Model.Declarations;

/// <summary>A part of PVE.</summary>
/// <param name="Name">What programs call it, as the module <c>storage</c>.</param>
/// <param name="Namespace">Its namespace in C#, below that of the package.</param>
/// <param name="Title">Its section in the documentation.</param>
public sealed record Area(string Name, string Namespace, string Title);
