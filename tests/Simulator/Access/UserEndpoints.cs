using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/users</c> (<c>PVE::API2::User</c>).</summary>
public sealed class UserEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/access/users", List);
        router.On("POST", "/access/users", Create);
        router.On("GET", "/access/users/{userid}", Read);
        router.On("PUT", "/access/users/{userid}", Update);
        router.On("DELETE", "/access/users/{userid}", Delete);
        router.On("GET", "/access/users/{userid}/tfa", ReadTfa);
    }

    private static JArray List(PveCall call)
    {
        var config = call.Datacenter.Accounts.Users;
        var all = call.AllowsAny("/access/groups", "User.Modify", "Sys.Audit");
        var allowed = call.Rights.MembersOf(call.Rights.Groups(call.AuthId!, "User.Modify", "Sys.Audit"));
        var realms = DomainConfig.Read(call.Datacenter);
        var result = new JArray();
        foreach (var (id, user) in config.Users)
        {
            if (!all && id != call.AuthId && !allowed.Contains(id))
            {
                continue;
            }

            if (call.Flag("enabled") is { } enabled && enabled != user.Enable)
            {
                continue;
            }

            var entry = Describe(user);
            if (call.Flag("full") == true)
            {
                entry["groups"] = string.Join(',', user.Groups);
                entry["tokens"] = user.Tokens is null
                    ? null
                    : new JArray(user.Tokens.Select(token => TokenEndpoints.Describe(token.Value, token.Key)));
            }
            if (realms.Find(UserIds.Verify(id).Realm) is { } realm)
            {
                entry["realm-type"] = realm.Type;
            }

            entry["userid"] = id;
            result.Add(entry);
        }
        return result;
    }

    private static void Create(PveCall call) => call.Datacenter.Accounts.Update("create user failed", config =>
    {
        var (userId, name, realm) = UserIds.Verify(call.Text("userid"));
        userId = RealmLogin.Lookup(call.Datacenter, userId);
        if (config.Users.ContainsKey(userId))
        {
            throw PveError.Die($"user '{userId}' already exists");
        }

        if (call.OptionalText("password") is { } password)
        {
            RealmLogin.SetPassword(call.Datacenter, realm, name, password);
        }

        config.Users[userId] = new UserEntry
        {
            Enable = call.Flag("enable") ?? true,
            Expire = call.Number("expire") ?? 0,
            FirstName = call.OptionalText("firstname"),
            LastName = call.OptionalText("lastname"),
            Email = call.OptionalText("email"),
            Comment = call.OptionalText("comment"),
            Keys = call.OptionalText("keys"),
        };
        foreach (var group in call.List("groups"))
        {
            config.Join(userId, group);
        }
    });

    private static JObject Read(PveCall call)
    {
        var user = call.Datacenter.Accounts.Users.User(call.Text("userid"));
        var entry = Describe(user);
        entry["groups"] = new JArray(user.Groups);
        entry["tokens"] = user.Tokens is null
            ? null
            : new JObject(user.Tokens.Select(token => new JProperty(token.Key, TokenEndpoints.Describe(token.Value))));
        return entry;
    }

    private static void Update(PveCall call)
    {
        var userId = UserIds.Verify(call.Text("userid")).UserId;
        call.Datacenter.Accounts.Update("update user failed", config =>
        {
            var user = config.User(userId);
            user.Enable = call.Flag("enable") ?? user.Enable;
            user.Expire = call.Number("expire") ?? user.Expire;
            if (call.Has("groups") && call.Flag("append") != true)
            {
                config.LeaveAll(userId);
            }

            foreach (var group in call.List("groups"))
            {
                config.Join(userId, group);
            }

            user.FirstName = call.OptionalText("firstname") ?? user.FirstName;
            user.LastName = call.OptionalText("lastname") ?? user.LastName;
            user.Email = call.OptionalText("email") ?? user.Email;
            user.Comment = call.OptionalText("comment") ?? user.Comment;
            user.Keys = call.OptionalText("keys") ?? user.Keys;
        });
    }

    private static void Delete(PveCall call)
    {
        var (userId, name, realm) = UserIds.Verify(call.Text("userid"));
        var accounts = call.Datacenter.Accounts;
        accounts.Update("delete user failed", config =>
        {
            if (DomainConfig.Read(call.Datacenter).Find(realm)?.Type == "pve")
            {
                accounts.Shadow.Remove(name);
            }

            config.Users.Remove(userId);
            TfaStore.Of(call.Datacenter).Forget(userId);
            config.LeaveAll(userId);
            foreach (var (_, node) in config.AclTree())
            {
                node.Users.Remove(userId);
            }
        });
    }

    private static JObject ReadTfa(PveCall call)
    {
        var realm = UserIds.Verify(call.Text("userid")).Realm;
        var section = DomainConfig.Read(call.Datacenter).Find(realm) ?? throw PveError.Die($"auth domain '{realm}' does not exist");
        var result = new JObject();
        if (DomainConfig.TfaType(section) is { } type)
        {
            result["realm"] = type;
        }

        if (call.Flag("multiple") == true)
        {
            result["user"] = new JArray(TfaStore.Of(call.Datacenter).EntriesOf(call.Text("userid")).Select(entry => entry.Type).Distinct());
        }

        return result;
    }

    private static JObject Describe(UserEntry user)
    {
        var entry = new JObject { ["enable"] = user.Enable ? 1 : 0, ["expire"] = user.Expire };
        Set(entry, "firstname", user.FirstName);
        Set(entry, "lastname", user.LastName);
        Set(entry, "email", user.Email);
        Set(entry, "comment", user.Comment);
        Set(entry, "keys", string.IsNullOrEmpty(user.Keys) ? null : user.Keys);
        return entry;
    }

    private static void Set(JObject entry, string key, string? value)
    {
        if (value is not null)
        {
            entry[key] = value;
        }
    }
}
