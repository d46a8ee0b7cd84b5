using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/tfa</c> (<c>PVE::API2::TFA</c>): second factors. No browser is there to answer for a security key, and no server of
/// Yubico's: what it would say to a one-time password is taken to be yes.</summary>
public sealed class TfaEndpoints : IEndpoints
{
    private const string Item = "/access/tfa/{userid}/{id}";
    private const string Recovery = "recovery";
    private const int RecoveryCodes = 10;

    public void Map(Router router)
    {
        router.On("GET", "/access/tfa", List);
        router.On("GET", "/access/tfa/{userid}", call => Json(call, UserIds.Verify(call.Text("userid")).UserId));
        router.On("POST", "/access/tfa/{userid}", Add);
        router.On("GET", Item, call => Find(call, UserIds.Verify(call.Text("userid")).UserId).ToJson());
        router.On("PUT", Item, Update);
        router.On("DELETE", Item, Delete);
        router.On("PUT", "/access/users/{userid}/unlock-tfa", call =>
        {
            var userId = call.Text("userid");
            call.Datacenter.Accounts.Users.User(userId);
            return TfaStore.Of(call.Datacenter).Locked.Remove(userId) ? 1 : 0;
        });
    }

    private static JArray List(PveCall call)
    {
        var store = TfaStore.Of(call.Datacenter);
        var all = call.AllowsAny("/access/groups", "User.Modify", "Sys.Audit");
        var allowed = call.Rights.MembersOf(call.Rights.Groups(call.AuthId!, "User.Modify", "Sys.Audit"));
        return new JArray(store.Users.Where(user => all || user == call.AuthId || allowed.Contains(user)).Select(user =>
        {
            var json = new JObject { ["userid"] = user, ["entries"] = Json(call, user) };
            if (store.Locked.Contains(user))
            {
                json["totp-locked"] = 1;
            }

            return json;
        }));
    }

    private static JArray Json(PveCall call, string userId)
    {
        call.Datacenter.Accounts.Users.User(userId);
        return new(TfaStore.Of(call.Datacenter).EntriesOf(userId).Select(entry => entry.ToJson()));
    }

    private static JObject Add(PveCall call)
    {
        var userId = Confirmed(call);
        var entries = TfaStore.Of(call.Datacenter).EntriesOf(userId);
        var answer = call.Text("type") switch
        {
            Recovery => AddRecovery(call, entries),
            "totp" => AddTotp(call, entries),
            "yubico" => AddYubico(call, userId, entries),
            var type => throw PveError.Die($"no {type} configuration available"),
        };
        Enable(call, userId, enabled: true);
        return answer;
    }

    private static JObject AddRecovery(PveCall call, List<TfaEntry> entries)
    {
        if (call.Has("totp") || call.Has("value") || call.Has("challenge"))
        {
            throw PveError.Die("generating recovery tokens does not allow additional parameters");
        }

        entries.RemoveAll(entry => entry.Type == Recovery);
        entries.Add(new TfaEntry(Recovery, Recovery, "", call.Datacenter.Clock.UnixSeconds));
        return new JObject
        {
            ["id"] = Recovery,
            ["recovery"] = new JArray(Enumerable.Range(0, RecoveryCodes).Select(_ =>
                string.Join('-', RandomNumberGenerator.GetHexString(16, lowercase: true).Chunk(4).Select(part => new string(part))))),
        };
    }

    private static JObject AddTotp(PveCall call, List<TfaEntry> entries)
    {
        var description = Description(call);
        if (call.OptionalText("totp") is not { } address || call.OptionalText("value") is not { } code)
        {
            throw PveError.Die("'totp' type requires both 'totp' and 'value' parameters");
        }

        var totp = Totp.TryParse(address) ?? throw PveError.Die("not a valid otpauth uri");
        return totp.Accepts(code, call.Datacenter.Clock.GetUtcNow())
            ? Added(call, entries, "totp", description)
            : throw PveError.Die("failed to verify TOTP challenge");
    }

    private static JObject AddYubico(PveCall call, string userId, List<TfaEntry> entries)
    {
        var realm = UserIds.Verify(userId).Realm;
        var section = DomainConfig.Read(call.Datacenter).Find(realm) ?? throw PveError.Die($"auth domain '{realm}' does not exist");
        switch (DomainConfig.TfaType(section))
        {
            case null:
                throw PveError.Die($"no yubico otp configuration available for realm {realm}");
            case not "yubico":
                throw PveError.Die("realm is not setup for Yubico OTP");
            default:
                return Added(call, entries, "yubico", Description(call));
        }
    }

    private static string Description(PveCall call) =>
        call.OptionalText("description") ?? throw PveError.Die("'description' is required for new entries");

    private static JObject Added(PveCall call, List<TfaEntry> entries, string type, string description)
    {
        var entry = new TfaEntry(Guid.NewGuid().ToString(), type, description, call.Datacenter.Clock.UnixSeconds);
        entries.Add(entry);
        return new JObject { ["id"] = entry.Id };
    }

    private static void Update(PveCall call)
    {
        var userId = Confirmed(call);
        var (entries, entry) = (TfaStore.Of(call.Datacenter).EntriesOf(userId), Find(call, userId));
        entries[entries.IndexOf(entry)] = entry with
        {
            Description = call.OptionalText("description") ?? entry.Description,
            Enabled = call.Flag("enable") ?? entry.Enabled,
        };
    }

    private static void Delete(PveCall call)
    {
        var userId = Confirmed(call);
        var entries = TfaStore.Of(call.Datacenter).EntriesOf(userId);
        entries.Remove(Find(call, userId));
        if (entries.Count == 0)
        {
            Enable(call, userId, enabled: false);
        }
    }

    /// <summary>Whoever is not root itself has to give the own password (<c>reauth_user_for_user_modification</c>).</summary>
    /// <returns>The user that is changed.</returns>
    private static string Confirmed(PveCall call)
    {
        var userId = UserIds.Verify(call.Text("userid")).UserId;
        call.Datacenter.Accounts.Users.User(userId);
        if (call.AuthId == "root@pam")
        {
            return userId;
        }

        if (userId == "root@pam")
        {
            throw PveError.Forbidden();
        }

        var password = call.OptionalText("password")
            ?? throw PveError.Parameter("password", "password is required to modify user");
        RealmLogin.Authenticate(call.Datacenter, call.AuthId!, password);
        return userId;
    }

    /// <summary>Notes in the user's own entry that there is a second factor.</summary>
    private static void Enable(PveCall call, string userId, bool enabled) => call.Datacenter.Accounts.Update(
        "enabling TFA for the user failed", config => config.User(userId).Keys = enabled ? "x" : null);

    private static TfaEntry Find(PveCall call, string userId) =>
        TfaStore.Of(call.Datacenter).EntriesOf(userId).Find(entry => entry.Id == call.Text("id"))
        ?? throw PveError.Raise(404, $"No such tfa entry '{call.Text("id")}'");
}
