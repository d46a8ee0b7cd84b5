using System.Collections.Immutable;
using Proxmox.Model.Declarations;

namespace Proxmox.Resources.Shared;

/// <summary>The privileges that PVE asks for on a storage.</summary>
internal static class StoragePrivilege
{
    private static readonly ImmutableArray<string> Space = ["Datastore.AllocateSpace"];

    /// <summary>To have volumes made there.</summary>
    public static Privilege AllocateSpace { get; } = SpaceOf("storage");

    /// <summary>To use what is there for everybody, such as an ISO image.</summary>
    public static Privilege Use { get; } = new(["Datastore.Audit", "Datastore.AllocateSpace", "Datastore.Allocate"], "/storage/{storage}");

    /// <summary>To remove any volume and to change the definition.</summary>
    public static Privilege Allocate { get; } = new("Datastore.Allocate", "/storage/{storage}");

    /// <summary>To bring files there that everybody uses.</summary>
    public static Privilege AllocateTemplate { get; } =
        new("Datastore.AllocateTemplate", "/storage/{storage}") { For = Purposes.Create | Purposes.Change };

    /// <summary>To see it.</summary>
    public static Privilege Audit { get; } = new(["Datastore.Audit", "Datastore.AllocateSpace"], "/storage/{storage}");

    /// <summary>To have volumes made on the storage that an attribute names; leaving it asks for nothing.</summary>
    public static Privilege SpaceOf(string attribute) =>
        new(Space, $"/storage/{{{attribute}}}") { For = Purposes.Create | Purposes.Change };
}
