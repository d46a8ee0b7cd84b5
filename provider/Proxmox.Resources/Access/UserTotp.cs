using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>
/// Second factors by an authenticator app: <c>/access/tfa/{userid}</c> (PVE::API2::TFA). PVE wants a current code with a new one, which is
/// computed from the secret, and takes no token here.
/// </summary>
public static class UserTotp
{
    private const string Kind = "totp";

    private static readonly Field<string> UserId = Names.User with
    {
        Doc = "User whose second factor it is, as `name@realm`.",
        References = [new("user_id")],
    };

    private static readonly Field<string> EntryId =
        Text("entry_id", "Name that PVE gives to the second factor.").OnWire("id").Computed().AlwaysReturned();

    private static readonly Field<string> Secret =
        Text("secret", "Secret that the app makes codes of, in base32, of 16 characters or more. PVE never tells it.").Required().Secret()
            .NeverReturned().Replacing().NotAParameter().Matching("[A-Za-z2-7]{16,}=*", "a secret in base32");

    private static readonly Field<string> Description =
        Text("description", "Text that tells the second factor from others of the user.").Required().OfLength(1, 255);

    private static readonly Field<bool> Enabled =
        Flag("enabled", "Whether the user can log in with it. Unset means true.").OnWire("enable").ImpliedDefault(true)
            .ClearedBy(Clear.Sending("1"));

    private static readonly Field<long> Created =
        Whole("created_at_unix", "When it was made, in seconds since 1970-01-01 UTC.").OnWire("created").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "user_totp", "A second factor of a user by an authenticator app (TOTP, six digits every 30 seconds). " + RootLogin.Note)
    {
        ReadDoc = "A second factor of a user by an authenticator app (TOTP).",
        Area = Areas.Access,
        Noun = "UserTotp",
        Api = new("/access/tfa/{user_id}")
        {
            Item = "/access/tfa/{user_id}/{entry_id}",
            Only = ("type", Kind),
            File = ConfigFiles.Tfa,
        },
        Fields = [UserId, EntryId, Secret, Description, Enabled, Created],
        Identity = [UserId, EntryId],
        Discovery = new() { LeftOut = "Second factors are for their users to make." },
        ImportId = new("{user_id}!{entry_id}", "alice@pve!6e0d2a4c-6d4b-4b5c-9d0c-1f2e3a4b5c6d"),
        Privileges = [TfaEntries.Audit],
        Hooks = new() { Create = CreateAsync, Preflight = RootLogin.RefuseOthers },
    };

    // The code is one of the moment by PVE's clock. A new entry is always in use.
    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var (user, secret) = (operation.Planned.Get(UserId)!, operation.Planned.Get(Secret)!);
        var node = (await ClusterNodes.OnlineAsync(operation.Pve, cancel)).First();
        var now = (await operation.Pve.GetAsync(PvePath.Join("nodes", node, "time"), cancel: cancel))["time"].AsLong()!.Value;
        var label = $"{Uri.EscapeDataString(user)}?secret={secret.TrimEnd('=').ToUpperInvariant()}&issuer=Proxmox";
        var form = new Form().Add("type", Kind).Add(Description.Wire, operation.Planned.Get(Description)!)
            .Add("totp", "otpauth://totp/" + label, secret: true)
            .Add("value", Totp.CodeAt(secret, DateTimeOffset.FromUnixTimeSeconds(now))!, secret: true);
        var answer = await operation.Pve.PostAsync(PvePath.Join("access", "tfa", user), form, cancel);
        operation.SetComputed(EntryId, Value.Of(answer["id"].AsText()));
        operation.MarkCreated();
        if (operation.Planned.Get(Enabled) is false)
        {
            await operation.Pve.PutAsync(operation.ItemPath, new Form().Add(Enabled.Wire, false), cancel);
        }
    }
}
