using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Access.Commands;

/// <summary>Lets a user try second factors again: <c>PUT /access/users/{userid}/unlock-tfa</c> (PVE::API2::User).</summary>
public static class UserUnlockTfa
{
    private static readonly Field<string> UserId = Names.User.NotAParameter();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("user_unlock_tfa", "Lets a user try second factors again who was locked out after too many wrong ones.")
        {
            Area = Areas.Access,
            Noun = "UserTfa",
            Verb = "unlock",
            Target = UserId,
            Fields = [UserId],
            Privileges = [RealmSync.ModifyUsers],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var user = run.Config.Get(UserId)!;
        var wasLocked = await run.Pve.PutAsync(PvePath.Join("access", "users", user, "unlock-tfa"), run.Parameters, cancel);
        if (wasLocked.AsBool() is not true)
        {
            run.ChangesNothing($"{user} was not locked out.");
        }

        return null;
    }
}
