using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Users: <c>/access/users</c> (PVE::API2::User).</summary>
public static class User
{
    private static readonly Field<string> Password =
        Text("password", "Password of a user in the realms `pve` and `pam`. PVE changes the password of an existing user only for a login "
            + "by user and password, not for an API token.")
            .Secret().NeverReturned().OfLength(8, 64).ClearedBy(Clear.Forgetting);

    private static readonly Field<bool> Enabled =
        Flag("enabled", "Whether the user can log in. Unset means true.").OnWire("enable").ImpliedDefault(true)
            .ClearedBy(Clear.Sending("1"));

    private static readonly Field<IReadOnlySet<string>> Groups =
        TextSet("groups", "All groups that the user is in. Leave it unset when memberships are managed by group members.")
            .RefersTo("group_id")
            .Checked(Identifiers.Group).ClearedBy(Clear.EmptyText);

    private static readonly Field<string> FirstName = Text("first_name", "First name of the person.").As(Formats.TrueRemark)
        .OnWire("firstname").OfLength(0, 1024).ClearedBy(Clear.EmptyText);

    private static readonly Field<string> LastName = Text("last_name", "Last name of the person.").As(Formats.TrueRemark).OnWire("lastname")
        .OfLength(0, 1024).ClearedBy(Clear.EmptyText);

    private static readonly Field<string> Email =
        Text("email", "E-mail address, to which PVE sends what concerns the user.")
            .OfLength(0, 254).Matching(@"[^\s@]+@[^\s@]+", "an e-mail address").ClearedBy(Clear.EmptyText);

    private static readonly Field<string> Comment = Text("comment", "Free text shown beside the user.").As(Formats.TrueRemark)
        .OfLength(0, 2048).ClearedBy(Clear.EmptyText);

    private static readonly Field<string> Keys =
        Text("keys", "Ids of YubiKeys, for realms that ask for them.").Matching("[0-9a-zA-Z!=]{0,4096}", "letters, digits, ! and =")
            .ClearedBy(Clear.EmptyText);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("user", "A user of the datacenter.")
    {
        Area = Areas.Access,
        Plural = "users",
        Api = new("/access/users")
        {
            Item = "/access/users/{user_id}",
            Listed = EveryUser.With(user => [user]),
            File = ConfigFiles.Access
        },
        Fields = [Names.User, Password, Enabled, Names.Expiry, Groups, FirstName, LastName, Email, Comment, Keys],
        Identity = [Names.User],
        Discovery = new()
        {
            IsBuiltIn = user => user[Names.User.Wire].AsText() == "root@pam",
            ShownBy = EveryUser.ShownBy,
            // The passwords of all other realms are not PVE's.
            HasSecrets = user => user[Names.User.Name].AsText()?.EndsWith("@pve", StringComparison.Ordinal) is true,
        },
        ImportId = new("{user_id}", "alice@pve"),
        Privileges =
        [
            new("Realm.AllocateUser", "/access/realm/{realm}") { For = Purposes.Create | Purposes.Delete },
            new("User.Modify", "/access/groups") { For = Purposes.Write },
            new(["Sys.Audit", "User.Modify"], "/access/groups") { For = Purposes.Read | Purposes.List },
        ],
        Hooks = new() { Adjust = PasswordHasItsOwnUpdate, BeforeUpdate = ChangePassword },
    };

    private static void PasswordHasItsOwnUpdate(Operation operation, Form form)
    {
        if (!operation.Prior.Value.IsNull)
        {
            form.Remove(Password.Wire);
        }
    }

    private static async Task ChangePassword(Operation operation, CancellationToken cancel)
    {
        if (operation.IsChanged(Password) && operation.Planned.Get(Password) is { } password)
        {
            var form = new Form().Add(Names.User.Wire, operation.Planned.Get(Names.User)!).Add(Password.Wire, password, secret: true);
            await operation.Pve.PutAsync("/access/password", form, cancel);
        }
    }
}
