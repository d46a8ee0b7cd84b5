using Pulumi.Proxmox.Access;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about users, groups, roles and permissions tells.</summary>
internal static class AccessChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        _ = new Acl("acl", new()
        {
            Path = GetAcl.Invoke(new() { Path = "/", Principal = "@admins", RoleId = "Administrator" }).Apply(acl => acl.Path),
            Principal = GetAcls.Invoke().Apply(acls => acls.Items[0].Principal),
            RoleId = GetRole.Invoke(new() { RoleId = "Operator" }).Apply(role => role.RoleId),
            Propagate = GetAcls.Invoke().Apply(acls => acls.Items[0].Propagate),
        });
        _ = new Group("group", new() { GroupId = GetGroup.Invoke(new() { GroupId = "admins" }).Apply(group => group.GroupId) });
        _ = new Group("first-group", new() { GroupId = GetGroups.Invoke().Apply(groups => groups.Items[0].GroupId) });
        _ = new Group("first-member", new() { Comment = GetGroup.Invoke(new() { GroupId = "admins" }).Apply(group => group.Members[0]) });
        _ = new GroupMember("member", new()
        {
            GroupId = GetGroups.Invoke().Apply(groups => groups.Items[0].GroupId),
            UserId = GetGroup.Invoke(new() { GroupId = "admins" }).Apply(group => group.Members[0]),
        });
        _ = new Role("role", new()
        {
            RoleId = GetRoles.Invoke().Apply(roles => roles.Items[0].RoleId),
            Privileges = GetPermissions.Invoke().Apply(permissions => permissions.Items[0].Privileges),
        });
        _ = new Acl("path", new()
        {
            Path = GetPermissions.Invoke().Apply(permissions => permissions.Items[0].Path),
            Principal = "@admins",
            RoleId = "Operator"
        });
        _ = new User("user", new()
        {
            UserId = GetUser.Invoke(new() { UserId = "alice@pve" }).Apply(user => user.UserId),
            Enabled = GetUser.Invoke(new() { UserId = "alice@pve" }).Apply(user => user.Enabled),
            ExpiresAtUnix = GetUsers.Invoke().Apply(users => users.Items[0].ExpiresAtUnix),
        });
        _ = new User("with-ticket", new()
        {
            UserId = "bob@pve",
            Password = GetTicket.Invoke(new() { Username = "alice@pve", Password = "secret" }).Apply(login => login.Ticket),
            Comment = GetTicket.Invoke().Apply(login => login.CsrfPreventionToken),
        });
        _ = new UserToken("token", new()
        {
            UserId = GetUsers.Invoke().Apply(users => users.Items[0].UserId),
            TokenName = GetUserToken.Invoke(new() { UserId = "alice@pve", TokenName = "ci" }).Apply(token => token.TokenName),
            ExpiresAtUnix = GetUserToken.Invoke(new() { UserId = "alice@pve", TokenName = "ci" }).Apply(token => token.ExpiresAtUnix),
        });
        _ = new UserToken("first-token", new()
        {
            UserId = "alice@pve",
            TokenName = GetUserTokens.Invoke(new() { UserId = "alice@pve" })
            .Apply(tokens => tokens.Items[0].TokenName)
        });
    }
}
