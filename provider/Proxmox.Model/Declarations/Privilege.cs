namespace Proxmox.Model.Declarations;

/// <summary>What a user or token must be allowed in PVE.</summary>
/// <param name="Name">PVE's name of the privilege, such as <c>Datastore.Allocate</c>.</param>
/// <param name="Path">The path that it is needed on, such as <c>/storage</c>.</param>
public sealed record Privilege(string Name, string Path);
