using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Access;

/// <summary>One user's membership of one group. PVE keeps it with the user: <c>PUT /access/users/{userid}</c> (PVE::API2::User).</summary>
public static class GroupMember
{
    private static readonly Field<string> GroupId = Names.Group with
    {
        IsAutonamed = false,
        Doc = "Group that the user is in.",
        References = [new("group_id")],
    };
    private static readonly Field<string> UserId = Names.User with
    {
        Doc = "User in the group, as `name@realm`.",
        References = [new("user_id")],
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "group_member",
        "One user's membership of one group. Other memberships of either are left alone. Do not use it together with `groups` of the same "
            + "user: each would undo the other.")
    {
        ReadDoc = "One user's membership of one group.",
        Area = Areas.Access,
        Api = new("/access/groups/{group_id}")
        {
            Listed = EveryUser.With(user =>
                EveryUser.GroupsOf(user).Select(group => EveryUser.Of(user, KeyValuePair.Create(GroupId.Wire, group)))),
            IsWhatWasSent = true,
            File = ConfigFiles.Access
        },
        Fields = [GroupId, UserId, Adoption.Adopt],
        Identity = [GroupId, UserId],
        Discovery = new() { LeftOut = "Users tell the groups that they are in." },
        ImportId = new("{group_id}/{user_id}", "admins/alice@pve"),
        Privileges =
        [
            // PVE asks for it on a group that the user is in already, or on all.
            new("User.Modify", "/access/groups") { For = Purposes.Write },
            new(["Sys.Audit", "User.Modify"], "/access/groups") { For = Purposes.Read },
            new(["Sys.Audit", "Group.Allocate"], "/access/groups") { For = Purposes.List },
        ],
        Hooks = new()
        {
            Create = Adoption.UnlessExisting(Find, Join),
            Read = Find,
            Update = Nothing.ToUpdate,
            Delete = Leave,
            List = List,
        },
    };

    private static string UserPath(Operation operation) => PvePath.Join("access", "users", operation.Target.Get(UserId)!);

    private static async Task<PveData?> Find(Operation operation, CancellationToken cancel)
    {
        var user = await operation.Pve.GetAsync(UserPath(operation), cancel: cancel);
        var group = operation.Target.Get(GroupId);
        return user["groups"].Items.Any(found => found.AsText() == group) ? user : null;
    }

    private static async Task Join(Operation operation, CancellationToken cancel)
    {
        var form = new Form().Add("groups", operation.Target.Get(GroupId)!).Add("append", true);
        await operation.Pve.PutAsync(UserPath(operation), form, cancel);
        operation.MarkCreated();
    }

    // There is no request that takes one group away, so the others are written again. Two at once would bring each other's group back, but
    // the file is ours meanwhile.
    private static async Task Leave(Operation operation, CancellationToken cancel)
    {
        var user = await operation.Pve.GetAsync(UserPath(operation), cancel: cancel);
        var group = operation.Target.Get(GroupId);
        var rest = user["groups"].Items.Select(found => found.AsText()!).Where(found => found != group);
        await operation.Pve.PutAsync(UserPath(operation), new Form().Add("groups", string.Join(',', rest)), cancel);
    }

    private static async Task<IReadOnlyList<PveData>> List(Operation operation, CancellationToken cancel)
    {
        var group = await operation.Pve.GetAsync(PvePath.Join("access", "groups", operation.Target.Get(GroupId)!), cancel: cancel);
        return [.. group["members"].Items.Select(user => PveData.Object((UserId.Wire, user)))];
    }
}
