using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>API tokens: <c>/access/users/{userid}/token</c> (PVE::API2::User). Each is created at its own path.</summary>
public static class UserToken
{
    internal static readonly Field<string> UserId = Names.User with
    {
        Doc = "User that the token acts for, as `name@realm`.",
        References = [new("user_id")],
    };

    internal static readonly Field<string> Name =
        Text("token_name", "Name of the token, unique for the user.")
            .OnWire("tokenid").Required().Replacing()
            .Matching(@"[A-Za-z][A-Za-z0-9.\-_]+", "a letter followed by letters, digits, dots, underscores and hyphens");

    internal static readonly Field<bool> PrivilegeSeparation =
        Flag("privilege_separation", "Whether the token has only what ACL entries give to the token itself; false gives it all that its "
            + "user may do. Unset means true.")
            .OnWire("privsep").ImpliedDefault(true).ClearedBy(Clear.Sending("1"));

    private static readonly Field<string> Comment = Text("comment", "Free text shown beside the token.").As(Formats.TrueRemark)
        .ClearedBy(Clear.EmptyText);

    private static readonly Field<string> Secret =
        Text("value", "Secret of the token, which PVE returns once, when it is created. After an import it is not known.").Computed()
            .Secret().NeverReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("user_token", "An API token of a user.")
    {
        Area = Areas.Access,
        Plural = "user_tokens",
        Api = new("/access/users/{user_id}/token")
        {
            Item = "/access/users/{user_id}/token/{token_name}",
            CreateAt = "/access/users/{user_id}/token/{token_name}",
            Listed = EveryUser.With(user => user["tokens"].Items.Select(token => EveryUser.Of(user, token.Members))),
            File = ConfigFiles.Access
        },
        Fields = [UserId, Name, PrivilegeSeparation, Names.Expiry, Comment, Secret],
        Identity = [UserId, Name],
        ImportId = new("{user_id}!{token_name}", "alice@pve!ci"),
        Privileges = [new("User.Modify", "/access/groups")],
        Discovery = new() { ShownBy = EveryUser.ShownBy },
        Hooks = new() { AfterCreate = LearnSecret },
    };

    private static Task LearnSecret(Operation operation, PveData answer, CancellationToken cancel)
    {
        operation.SetComputed(Secret, Value.Of(answer["value"].AsText()));
        return Task.CompletedTask;
    }
}
