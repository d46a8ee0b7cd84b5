using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Access;

/// <summary>All users with their groups and tokens in one answer: <c>GET /access/users?full=1</c>.</summary>
internal static class EveryUser
{
    /// <summary>What shows all of them; without it PVE lists the caller and whom its groups are for.</summary>
    public static ImmutableArray<Privilege> ShownBy { get; } = [new(["Sys.Audit", "User.Modify"], "/access/groups")];

    /// <summary>The list, for a resource that is found in its entries.</summary>
    /// <param name="objects">Gives the objects of a user.</param>
    public static WholeList With(Func<PveData, IEnumerable<PveData>> objects) =>
        new("/access/users") { Query = [("full", "1")], Objects = objects };

    /// <summary>What belongs to a user, with the user's name.</summary>
    /// <param name="user">The user.</param>
    /// <param name="told">What the list tells of it.</param>
    public static PveData Of(PveData user, params IEnumerable<KeyValuePair<string, PveData>> told) =>
        PveData.Object(told.Append(KeyValuePair.Create(Names.User.Wire, user[Names.User.Wire])));

    /// <summary>The names of a user's groups, which the list tells as one text.</summary>
    public static IEnumerable<PveData> GroupsOf(PveData user) =>
        (user["groups"].AsText() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PveData.Of);
}
