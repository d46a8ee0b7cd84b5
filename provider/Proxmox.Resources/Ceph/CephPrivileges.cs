using System.Collections.Immutable;
using Proxmox.Model.Declarations;

namespace Proxmox.Resources.Ceph;

/// <summary>What PVE asks for in matters of Ceph, all of it on the whole datacenter.</summary>
internal static class CephPrivileges
{
    /// <summary>To see something.</summary>
    public static Privilege See { get; } =
        new(["Datastore.Audit", "Sys.Audit"], "/") { For = Purposes.Read | Purposes.List | Purposes.Write };

    /// <summary>To see something, for what only reads.</summary>
    public static Privilege ToSee { get; } = new(["Datastore.Audit", "Sys.Audit"], "/");

    /// <summary>To see what PVE shows only to those who may audit it.</summary>
    public static Privilege Audit { get; } = new("Sys.Audit", "/");

    /// <summary>To change something.</summary>
    public static Privilege Change { get; } = new("Sys.Modify", "/") { For = Purposes.Write };

    /// <summary>Those of an object.</summary>
    public static ImmutableArray<Privilege> OfObject { get; } = [Change, See];

    /// <summary>Those of an object that PVE is asked about before it is destroyed.</summary>
    public static ImmutableArray<Privilege> OfGuarded { get; } =
        [Change, See with { For = Purposes.All & ~Purposes.Delete }, Audit with { For = Purposes.Delete }];

    /// <summary>Those of a command.</summary>
    public static ImmutableArray<Privilege> OfCommand { get; } = [new("Sys.Modify", "/")];
}
