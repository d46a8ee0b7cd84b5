using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Groups of users: <c>/access/groups</c> (PVE::API2::Group).</summary>
public static class Group
{
    private static readonly Field<string> Comment = Text("comment", "Free text shown beside the group.").As(Formats.TrueRemark)
        .ClearedBy(Clear.EmptyText);

    private static readonly Field<IReadOnlySet<string>> Members =
        TextSet("members", "Users in the group. They are put there by `groups` of a user or by a group member.").Computed()
            .AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("group", "A group of users, to give permissions to all of them at once.")
    {
        Area = Areas.Access,
        Plural = "groups",
        Api = new("/access/groups")
        {
            Item = "/access/groups/{group_id}",
            Listed = new("/access/groups") { Objects = WithMembers, ChangedBy = ["/access/users"] },
            File = ConfigFiles.Access
        },
        Fields = [Names.Group, Comment, Members],
        Identity = [Names.Group],
        ImportId = new("{group_id}", "admins"),
        Privileges = [new("Group.Allocate", "/access/groups")],
        Discovery = new() { ShownBy = [new(["Sys.Audit", "User.Modify", "Group.Allocate"], "/access/groups")] },
    };

    // GET of one group calls them members; in the list they are one text.
    private static IEnumerable<PveData> WithMembers(PveData group) =>
        [PveData.Object(group.Members.Append(KeyValuePair.Create(Members.Wire, PveData.Of(group["users"].AsText() ?? ""))))];
}
