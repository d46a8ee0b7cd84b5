using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>An API token for one run: <c>/access/users/{userid}/token</c> (PVE::API2::User).</summary>
public static partial class EphemeralToken
{
    private const int NameLength = 12;
    private const string NamePrefix = "run-";
    private const string Remark = "For one run";
    private const string LifetimeNote = "lifetime_seconds";
    private const string GrantsNote = "grants";

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    private static readonly Field<string> UserId = UserToken.UserId;

    private static readonly Field<string> Name = UserToken.Name with
    {
        Doc = "Name of the token. Unset means `run-` and twelve digits that differ from run to run; a plan and the apply after it have a "
            + "token each.",
        Presence = Presence.Optional,
        IsServerChosen = true,
        UnsetMeaning = "such a name",
    };

    private static readonly Field<string> Lifetime =
        Text("lifetime", "How long the token lives without being renewed, such as `15m`: what is left of a run that ends early expires by "
            + "itself. A run that lasts renews it. Unset means `1h`.").As(Formats.Duration)
            .Checked(new("1m or more", value =>
                value.AsText() is not { } text || Durations.Parse(text) is not { } span || span >= Shortest));

    private static readonly Field<string> Path = Acl.Path.Needs(new Model.Declarations.Privilege("Permissions.Modify", "{path}"));

    private static readonly Field<IReadOnlyList<Attributes>> Grants =
        NestedSet("grants", "What the token may do, where it has privileges of its own: entries of the access control list, which go with "
            + "it. PVE gives it no more than its user has.", Path, Acl.RoleId, Acl.Propagate);

    private static readonly Field<string> TokenId = Text("token_id", "The token as PVE's log and its ACL call it: `user@realm!name`.")
        .Computed().AlwaysReturned();

    private static readonly Field<string> Secret = Text("value", "Secret of the token.").Computed().AlwaysReturned().Secret();

    private static readonly Field<string> ApiToken =
        Text("api_token", "The token as this provider and other clients take it: `user@realm!name=secret`.").Computed().AlwaysReturned()
            .Secret();

    /// <summary>The declaration.</summary>
    public static Ephemeral Declaration { get; } = new("user_token",
        "An API token that is there for one run: it is made when something needs it and deleted when all that did have ended. A run that is "
        + "interrupted or killed leaves it with its ACL entries, for Terraform and OpenTofu do not close what is open then, after a single "
        + "Ctrl-C neither. The token is of no use once it has expired. What is left of one is removed when the next token without a "
        + "`token_name` is made for the same user; one that has a `token_name` stays until somebody deletes it.")
    {
        Area = Areas.Access,
        Fields = [UserId, Name, Lifetime, UserToken.PrivilegeSeparation, Grants, TokenId, Secret, ApiToken],
        Privileges = UserToken.Declaration.Privileges,
        InPulumi = "Pulumi has nothing ephemeral: `proxmox:access:UserToken`, in C# `Pulumi.Proxmox.Access.UserToken`, is a token whose "
            + "secret is a secret output, and that lives until it leaves the program.",
        Open = OpenAsync,
        Renew = RenewAsync,
        Close = CloseAsync,
    };

    private static async Task<Opened> OpenAsync(EphemeralRun run, CancellationToken cancel)
    {
        var config = run.Config;
        var user = config.Get(UserId)!;
        if (!config.Has(Name))
        {
            await RemoveExpiredAsync(run, user, cancel);
        }

        var name = config.Get(Name) ?? NamePrefix + RandomNumberGenerator.GetHexString(NameLength, lowercase: true);
        var lifetime = config.Get(Lifetime) is { } text ? Durations.Parse(text)!.Value : Usual;
        var grants = config.Get(Grants) ?? [];
        var notes = Value.Object(
            (UserId.Name, user),
            (Name.Name, name),
            (LifetimeNote, ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            (GrantsNote, string.Join('\n', grants.Select(grant => $"{grant.Get(Path)} {grant.Get(Acl.RoleId)}"))));
        var made = await run.Pve.PostAsync(PathOf(user, name), Expiring(run, lifetime)
            .Add("comment", Remark).Add(UserToken.PrivilegeSeparation.Wire, config.Get(UserToken.PrivilegeSeparation) ?? true), cancel);
        try
        {
            foreach (var grant in grants)
            {
                await run.Pve.PutAsync("/access/acl", Entry(user, name, grant.Get(Path)!, grant.Get(Acl.RoleId)!)
                    .Add(Acl.Propagate.Wire, grant.Get(Acl.Propagate) ?? true), cancel);
            }
        }
        catch (PveFault)
        {
            // A token that may do nothing is of use to nobody.
            await CloseAsync(run, notes, CancellationToken.None);
            throw;
        }

        var (id, secret) = ($"{user}!{name}", made["value"].AsText());
        return Lasting(run, notes, Value.Object(
            (Name.Name, name), (TokenId.Name, id), (Secret.Name, Value.Of(secret)), (ApiToken.Name, $"{id}={secret}")));
    }

    // What runs have left that were killed: by name, remark and expiry these are tokens that were made here, and of no use.
    private static async Task RemoveExpiredAsync(EphemeralRun run, string user, CancellationToken cancel)
    {
        var now = run.Session.Time.GetUtcNow().ToUnixTimeSeconds();
        try
        {
            foreach (var left in (await run.Pve.GetAsync(PvePath.Join("access", "users", user, "token"), cancel: cancel)).Items)
            {
                if (left["tokenid"].AsText() is { } name && OwnName().IsMatch(name) && left["comment"].AsText() == Remark
                    && left[Names.Expiry.Wire].AsLong() is > 0 and var expiry && expiry < now)
                {
                    await run.Pve.DeleteAsync(PathOf(user, name), cancel: cancel);
                }
            }
        }
        catch (PveFault)
        {
            // Somebody else was faster, or this user may not: neither stands in the way of a new token.
        }
    }

    [GeneratedRegex(@"\Arun-[0-9a-f]{12}\z", RegexOptions.None, 1000)]
    private static partial Regex OwnName();

    private static async Task<Opened> RenewAsync(EphemeralRun run, Value notes, CancellationToken cancel)
    {
        await run.Pve.PutAsync(PathOf(notes), Expiring(run, LifetimeOf(notes)), cancel);
        return Lasting(run, notes, Value.Null);
    }

    private static async Task CloseAsync(EphemeralRun run, Value notes, CancellationToken cancel)
    {
        // PVE keeps the entries of a token that is gone until it writes its file again, and a token of the same name would have them.
        foreach (var grant in (notes[GrantsNote].AsText() ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (path, role) = (grant.Split(' ')[0], grant.Split(' ')[1]);
            try
            {
                await run.Pve.PutAsync("/access/acl",
                    Entry(notes[UserId.Name].AsText()!, notes[Name.Name].AsText()!, path, role).Add("delete", true), cancel);
            }
            catch (PveFault fault)
            {
                // The token goes all the same, and with it the use of the entry.
                run.Diagnostics.Warn("An entry of the access control list is left",
                    $"The entry of a token that is gone, for {path}, could not be removed: {fault.Said}. PVE drops it when it next writes its "
                        + "file.");
            }
        }

        try
        {
            await run.Pve.DeleteAsync(PathOf(notes), cancel: cancel);
        }
        catch (PveFault fault) when (fault.Kind == FaultKind.NotFound)
        {
            // Somebody else was faster.
        }
    }

    private static Opened Lasting(EphemeralRun run, Value notes, Value results) =>
        new(results) { Notes = notes, RenewAt = run.Session.Time.GetUtcNow() + (LifetimeOf(notes) / 2) };

    private static Form Expiring(EphemeralRun run, TimeSpan lifetime) =>
        new Form().Add(Names.Expiry.Wire, (run.Session.Time.GetUtcNow() + lifetime).ToUnixTimeSeconds());

    private static Form Entry(string user, string name, string path, string role) =>
        new Form().Add("path", path).Add("roles", role).Add("tokens", $"{user}!{name}");

    private static TimeSpan LifetimeOf(Value notes) =>
        TimeSpan.FromSeconds(long.Parse(notes[LifetimeNote].AsText()!, CultureInfo.InvariantCulture));

    private static string PathOf(Value notes) => PathOf(notes[UserId.Name].AsText()!, notes[Name.Name].AsText()!);

    private static string PathOf(string user, string name) => PvePath.Join("access", "users", user, "token", name);
}
