using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary>
/// Evaluates the <c>permissions</c> of an API method on the parameters as they were sent (<c>check_api2_permissions</c>).
/// </summary>
public sealed class PermissionCheck
{
    private readonly Datacenter _datacenter;
    private readonly string _authId;
    private readonly IReadOnlyDictionary<string, JToken> _raw;

    private PermissionCheck(Datacenter datacenter, string authId, IReadOnlyDictionary<string, JToken> raw)
    {
        _datacenter = datacenter;
        _authId = authId;
        _raw = raw;
    }

    private Rights Rights => _datacenter.Rights;

    /// <summary>Fails with 403 (or 500, for a malformed user id) unless the call is allowed.</summary>
    /// <param name="rule">The description's <c>permissions</c>; null means that only root@pam may call.</param>
    public static void Run(Datacenter datacenter, JToken? rule, string? authId, IReadOnlyDictionary<string, JToken> raw)
    {
        var user = rule is JObject described ? described.Value<string>("user") : null;
        if (authId is null)
        {
            if (user != "world")
            {
                throw PveError.Forbidden("user != null");
            }

            return;
        }
        if (authId == "root@pam")
        {
            return;
        }

        if (rule is not JObject)
        {
            throw PveError.Forbidden("user != root@pam");
        }

        if (user == "all")
        {
            return;
        }

        if (rule["check"] is not JArray check)
        {
            throw PveError.Forbidden();
        }

        new PermissionCheck(datacenter, authId, raw).Test(check, quiet: false);
    }

    private bool Test(JArray check, bool quiet)
    {
        switch (check[0].Value<string>())
        {
            case "and":
                foreach (var part in check.Skip(1))
                {
                    Test((JArray)part, quiet: false);
                }

                return true;
            case "or":
                return check.Skip(1).Any(part => Test((JArray)part, quiet: true)) || Refuse(quiet);
            case "perm":
                return TestPath(check, quiet);
            case "userid-group":
                return TestGroups(check, quiet);
            case "userid-param":
                return TestUser(check, quiet);
            case "perm-modify":
                return TestAcl(check, quiet);
            case var unknown:
                throw new InvalidOperationException($"unknown permission test '{unknown}'");
        }
    }

    private static bool Refuse(bool quiet, string? what = null) => quiet ? false : throw PveError.Forbidden(what);

    private static string[] Names(JToken token) => [.. token.Select(name => name.Value<string>()!)];

    private static JToken? Option(JArray check, int from, string name)
    {
        for (var i = from; i + 1 < check.Count; i += 2)
        {
            if (check[i].Value<string>() == name)
            {
                return check[i + 1];
            }
        }
        return null;
    }

    private string? Raw(string key) => _raw.TryGetValue(key, out var value) && value.Type != JTokenType.Null ? value.ToString() : null;

    private string Fill(string template)
    {
        foreach (var (key, start) in Placeholders(template).Reverse())
        {
            var value = Raw(key);
            var text = value is null or "" or "0" ? "-" : value;
            template = string.Concat(template.AsSpan(0, start), text, template.AsSpan(start + key.Length + 2));
        }
        return template;
    }

    private static IEnumerable<(string Key, int Start)> Placeholders(string template)
    {
        for (var start = template.IndexOf('{', StringComparison.Ordinal); start >= 0; start = template.IndexOf('{', start + 1))
        {
            yield return (template[(start + 1)..template.IndexOf('}', start)], start);
        }
    }

    private bool TestPath(JArray check, bool quiet)
    {
        if (Option(check, 3, "require_param")?.Value<string>() is { } required && Raw(required) is null)
        {
            return Refuse(quiet);
        }

        var path = AclPath.Normalize(Fill(check[1].Value<string>()!));
        var privileges = Names(check[2]);
        var any = Option(check, 3, "any") is { } option && option.ToString() is not ("" or "0");
        if (quiet)
        {
            return any ? Rights.AllowsAny(_authId, path, privileges) : Rights.Allows(_authId, path, privileges);
        }

        if (any)
        {
            Rights.RequireAny(_authId, path, privileges);
        }
        else
        {
            Rights.Require(_authId, path, privileges);
        }

        return true;
    }

    private bool TestGroups(JArray check, bool quiet)
    {
        var privileges = Names(check[1]);
        var option = Option(check, 2, "groups_param")?.Value<string>();
        var existing = option != "create";
        var userId = Raw("userid");
        if (existing && !UserExists(userId, quiet))
        {
            return false;
        }

        if (Rights.AllowsAny(_authId, "/access/groups", privileges))
        {
            return true;
        }

        var allowed = Rights.Groups(_authId, privileges);
        if (!string.IsNullOrEmpty(option))
        {
            RequireGroups(allowed, privileges);
        }

        if (existing && !Rights.MembersOf(allowed).Contains(userId!))
        {
            return Refuse(quiet);
        }

        return true;
    }

    private void RequireGroups(ISet<string> allowed, string[] privileges)
    {
        var wanted = PerlList.Split(Raw("groups"));
        var names = string.Join('|', privileges);
        if (wanted.Count == 0)
        {
            throw PveError.Forbidden($"/access/groups, {names}");
        }

        foreach (var group in wanted.Where(group => !allowed.Contains(group)))
        {
            throw PveError.Forbidden($"/access/groups/{group}, {names}");
        }
    }

    private bool TestUser(JArray check, bool quiet)
    {
        var (userId, _, realm) = UserIds.Verify(Raw("userid"));
        if (check[1].Value<string>() == "self")
        {
            if (!UserExists(userId, quiet))
            {
                return false;
            }

            return _authId == userId || Refuse(quiet);
        }
        if (quiet)
        {
            return Rights.Allows(_authId, $"/access/realm/{realm}", ["Realm.AllocateUser"]);
        }

        Rights.Require(_authId, $"/access/realm/{realm}", ["Realm.AllocateUser"]);
        return true;
    }

    private bool TestAcl(JArray check, bool quiet)
    {
        if (AclPath.Normalize(Fill(check[1].Value<string>()!)) is not { } path)
        {
            return false;
        }

        if (quiet)
        {
            return Rights.MayModifyAcl(_authId, path);
        }

        Rights.RequireModifyAcl(_authId, path);
        return true;
    }

    private bool UserExists(string? userId, bool quiet)
    {
        if (quiet)
        {
            return userId is not null && UserIds.IsUser(userId) && _datacenter.Accounts.Users.Users.ContainsKey(userId);
        }

        _datacenter.Accounts.Users.User(userId ?? "");
        return true;
    }
}
