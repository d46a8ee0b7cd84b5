using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/acl</c> (<c>PVE::API2::ACL</c>) and <c>/access/permissions</c>.</summary>
public sealed class AclEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/access/acl", List);
        router.On("PUT", "/access/acl", Update);
        router.On("GET", "/access/permissions", Permissions);
    }

    private static JArray List(PveCall call)
    {
        var audit = call.Allows("/access", "Sys.Audit");
        var result = new JArray();
        foreach (var (path, node) in call.Datacenter.Accounts.Users.AclTree())
        {
            if (!audit && !call.Rights.MayModifyAcl(call.AuthId!, path))
            {
                continue;
            }

            foreach (var type in (string[])["user", "group", "token"])
            {
                foreach (var (id, roles) in node.Of(type))
                {
                    foreach (var (role, propagate) in roles)
                    {
                        result.Add(new JObject
                        {
                            ["path"] = path,
                            ["type"] = type,
                            ["ugid"] = id,
                            ["roleid"] = role,
                            ["propagate"] = propagate ? 1 : 0,
                        });
                    }
                }
            }
        }
        return result;
    }

    private static void Update(PveCall call)
    {
        if (new[] { "users", "groups", "tokens" }.All(key => call.OptionalText(key) is null or "" or "0"))
        {
            const string text = "either 'users', 'groups' or 'tokens' is required.";
            var errors = new Dictionary<string, string>(StringComparer.Ordinal) { ["users"] = text, ["groups"] = text, ["tokens"] = text };
            throw PveError.Parameters(errors);
        }
        var path = AclPath.Normalize(call.Text("path"));
        var delete = call.Flag("delete") == true;
        if (path is null || (!delete && !AclPath.IsKnown(path, call.Datacenter.Version)))
        {
            throw PveError.Parameter("path", $"invalid ACL path '{call.Text("path")}'");
        }

        call.Datacenter.Accounts.Update("ACL update failed", config =>
        {
            var node = config.Acl(path);
            var propagate = call.Flag("propagate") ?? true;
            foreach (var role in call.List("roles"))
            {
                if (!config.Roles.TryGetValue(role, out var privileges))
                {
                    throw PveError.Die($"role '{role}' does not exist");
                }

                CheckDelegation(call, path, role, privileges, propagate, delete);
                foreach (var (type, id) in Members(call, config))
                {
                    if (!delete)
                    {
                        UserConfigFormat.Grant(node.Of(type), id, role, propagate);
                    }
                    else if (node.Of(type).TryGetValue(id, out var roles))
                    {
                        roles.Remove(role);
                    }
                }
            }
        });
    }

    /// <summary>
    /// Who may allocate a guest or storage without <c>Permissions.Modify</c> may hand out no more than they hold themselves.
    /// </summary>
    private static void CheckDelegation(PveCall call, string path, string role, SortedSet<string> privileges, bool propagate, bool delete)
    {
        var held = call.Rights.Of(call.AuthId!, path);
        if (held.ContainsKey("Permissions.Modify"))
        {
            return;
        }

        var verb = delete ? "remove" : "add";
        foreach (var privilege in privileges)
        {
            if (!held.TryGetValue(privilege, out var inherits))
            {
                throw PveError.Parameter("role", $"Cannot {verb} role '{role}' - requires 'Permissions.Modify' or superset of privileges.");
            }

            if (propagate && !inherits && !delete)
            {
                throw PveError.Parameter(
                    "role",
                    $"Cannot {verb} role '{role}' with propagation - requires 'Permissions.Modify' or propagated superset of privileges.");
            }
        }
        if (role == "NoAccess")
        {
            throw PveError.Parameter("role", $"Cannot {verb} role '{role}' - requires 'Permissions.Modify'");
        }
    }

    private static IEnumerable<(string Type, string Id)> Members(PveCall call, UserConfig config)
    {
        foreach (var group in call.List("groups"))
        {
            yield return config.Groups.ContainsKey(group) ? ("group", group) : throw PveError.Die($"group '{group}' does not exist");
        }

        foreach (var user in call.List("users"))
        {
            yield return config.Users.ContainsKey(UserIds.Verify(user).UserId)
                ? ("user", user)
                : throw PveError.Die($"user '{user}' does not exist");
        }

        foreach (var id in call.List("tokens"))
        {
            if (UserIds.TrySplitToken(id) is not var (user, token))
            {
                throw PveError.Die($"'{id}' is not a valid token ID - not able to split into user and token parts");
            }

            config.Token(user, token);
            yield return ("token", id);
        }
    }

    private static JObject Permissions(PveCall call)
    {
        var subject = call.OptionalText("userid") ?? call.AuthId!;
        if (subject != call.AuthId && UserIds.TrySplitToken(subject)?.UserId != call.AuthId)
        {
            call.Require("/access", "Sys.Audit");
        }

        if (call.OptionalText("path") is { Length: > 0 } path)
        {
            return new JObject { [path] = Describe(call.Rights.Of(subject, path)) };
        }

        return new JObject(call.Rights.Effective(subject).Select(entry => new JProperty(entry.Path, Describe(entry.Privileges))));
    }

    private static JObject Describe(IReadOnlyDictionary<string, bool> privileges) =>
        new(privileges.Select(privilege => new JProperty(privilege.Key, privilege.Value ? 1 : 0)));
}
