using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Keys for the day when the second factor is lost: <c>/access/tfa/{userid}/recovery</c> (PVE::API2::TFA).</summary>
public static class UserRecoveryKeys
{
    private const string Kind = "recovery";

    private static readonly Field<string> UserId = Names.User with
    {
        Doc = "User whose keys they are, as `name@realm`.",
        References = [new("user_id")],
    };

    private static readonly Field<IReadOnlyList<string>> Keys =
        TextList("keys", "The keys, each of which is good for one login. PVE tells them once, when they are made: after an import they are "
            + "not known.").Computed().Secret().NeverReturned();

    private static readonly Field<long> Created =
        Whole("created_at_unix", "When they were made, in seconds since 1970-01-01 UTC.").OnWire("created").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "user_recovery_keys",
        "Recovery keys of a user, by which he can log in when his second factor is lost. A user has one set of them. " + RootLogin.Note)
    {
        ReadDoc = "Whether a user has recovery keys, by which he can log in when his second factor is lost.",
        Area = Areas.Access,
        Noun = "UserRecoveryKeys",
        Api = new("/access/tfa")
        {
            Item = "/access/tfa/{user_id}/" + Kind,
            CreateAt = "/access/tfa/{user_id}",
            Constants = [("type", Kind)],
            File = ConfigFiles.Tfa,
        },
        Fields = [UserId, Keys, Created],
        Identity = [UserId],
        Discovery = new() { LeftOut = "Second factors are for their users to make." },
        ImportId = new("{user_id}", "alice@pve"),
        Privileges = [TfaEntries.Audit],
        Hooks = new()
        {
            AfterCreate = LearnKeys,
            Update = Nothing.ToUpdate,
            List = ListAsync,
            Preflight = RootLogin.RefuseOthers,
        },
    };

    private static Task LearnKeys(Operation operation, PveData answer, CancellationToken cancel)
    {
        operation.SetComputed(Keys, Value.List(answer[Kind].Items.Select(key => Value.Of(key.AsText()))));
        return Task.CompletedTask;
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel) =>
    [
        .. from user in (await operation.Pve.GetAsync("/access/tfa", cancel: cancel)).Items
           from entry in user["entries"].Items
           where entry["type"].AsText() == Kind
           select PveData.Object(entry.Members.Append(new(UserId.Wire, user["userid"]))),
    ];
}
