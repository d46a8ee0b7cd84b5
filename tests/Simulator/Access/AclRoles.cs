namespace Proxmox.Simulator.Access;

/// <summary>Walks the ACL tree down to a path and says which roles hold there (<c>PVE::AccessControl::roles</c>).</summary>
public static class AclRoles
{
    /// <summary>
    /// Roles with their propagation flag. A deeper node that says anything replaces what came from above; token beats user beats group.
    /// </summary>
    public static Dictionary<string, bool> Of(UserConfig config, string authId, string path)
    {
        if (UserIds.TrySplitToken(authId) is var (user, token))
        {
            if (config.Users.GetValueOrDefault(user)?.Tokens?.GetValueOrDefault(token) is not { } entry)
            {
                return [];
            }

            if (!entry.PrivilegeSeparation)
            {
                return Of(config, user, path);
            }
        }
        var roles = new Dictionary<string, bool>(StringComparer.Ordinal);
        string[] parts = ["", .. path.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        var node = config.AclRoot;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                if (!node.Children.TryGetValue(parts[i], out var child))
                {
                    break;
                }

                node = child;
            }
            var final = i == parts.Length - 1;
            roles = Applying(node.Tokens.GetValueOrDefault(authId), final)
                ?? Applying(node.Users.GetValueOrDefault(authId), final)
                ?? OfGroups(config, node, authId, final)
                ?? roles;
        }
        return roles.TryGetValue("NoAccess", out var propagate)
            ? new Dictionary<string, bool>(StringComparer.Ordinal) { ["NoAccess"] = propagate }
            : roles;
    }

    private static Dictionary<string, bool>? Applying(IEnumerable<KeyValuePair<string, bool>>? roles, bool final)
    {
        var applying = (roles ?? []).Where(role => final || role.Value).ToDictionary(StringComparer.Ordinal);
        return applying.Count > 0 ? applying : null;
    }

    private static Dictionary<string, bool>? OfGroups(UserConfig config, AclNode node, string authId, bool final)
    {
        Dictionary<string, bool>? result = null;
        foreach (var (group, roles) in node.Groups)
        {
            if (config.Groups.GetValueOrDefault(group)?.Users.Contains(authId) != true || Applying(roles, final) is not { } applying)
            {
                continue;
            }

            result ??= new Dictionary<string, bool>(StringComparer.Ordinal);
            foreach (var (role, propagate) in applying)
            {
                result[role] = propagate;
            }
        }
        return result;
    }
}
