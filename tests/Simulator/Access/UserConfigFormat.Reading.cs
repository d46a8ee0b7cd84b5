using System.Globalization;

namespace Proxmox.Simulator.Access;

// A line of each kind.
public static partial class UserConfigFormat
{
    private static void ReadUser(UserConfig config, List<string> fields)
    {
        var id = Field(fields, 1) ?? "";
        if (!UserIds.IsUser(id) || !long.TryParse(Field(fields, 3) ?? "0", CultureInfo.InvariantCulture, out var expire))
        {
            return;
        }

        config.Users[id] = new UserEntry
        {
            Enable = True(Field(fields, 2)),
            Expire = expire,
            FirstName = Decoded(fields, 4),
            LastName = Decoded(fields, 5),
            Email = Field(fields, 6),
            Comment = Decoded(fields, 7),
            Keys = Field(fields, 8),
        };
    }

    private static void ReadToken(UserConfig config, List<string> fields)
    {
        if (UserIds.TrySplitToken(Field(fields, 1) ?? "") is not var (user, token) || !config.Users.TryGetValue(user, out var owner))
        {
            return;
        }

        owner.Tokens ??= new SortedDictionary<string, TokenEntry>(StringComparer.Ordinal);
        owner.Tokens[token] = new TokenEntry
        {
            Expire = long.TryParse(Field(fields, 2) ?? "0", CultureInfo.InvariantCulture, out var expire) ? expire : 0,
            PrivilegeSeparation = True(Field(fields, 3)),
            Comment = Decoded(fields, 4),
        };
    }

    private static void ReadGroup(UserConfig config, List<string> fields)
    {
        var id = Field(fields, 1) ?? "";
        if (!UserIds.IsName(id))
        {
            return;
        }

        var group = new GroupEntry { Comment = Decoded(fields, 3) };
        config.Groups[id] = group;
        foreach (var user in PerlList.Split(Field(fields, 2)))
        {
            if (config.Users.TryGetValue(user, out var entry))
            {
                entry.Groups.Add(id);
            }

            group.Users.Add(user);
        }
    }

    private static void ReadPool(UserConfig config, List<string> fields)
    {
        var id = Field(fields, 1) ?? "";
        if (!UserIds.IsPool(id))
        {
            return;
        }

        var pool = Pool(config, id);
        for (var (child, slash) = (id, id.LastIndexOf('/')); slash > 0; slash = child.LastIndexOf('/'))
        {
            Pool(config, child[..slash]).Pools.Add(child);
            child = child[..slash];
        }
        pool.Comment = Decoded(fields, 2);
        foreach (var vmid in PerlList.Split(Field(fields, 3)))
        {
            if (config.PoolOfGuest.TryAdd(vmid, id))
            {
                pool.Guests.Add(vmid);
            }
        }
        pool.Storages.UnionWith(PerlList.Split(Field(fields, 4)));
    }

    private static PoolEntry Pool(UserConfig config, string id)
    {
        if (!config.Pools.TryGetValue(id, out var pool))
        {
            config.Pools[id] = pool = new PoolEntry();
        }

        return pool;
    }

    private static void ReadRole(UserConfig config, List<string> fields, PveVersion version)
    {
        var id = Field(fields, 1) ?? "";
        if (UserIds.IsName(id) && !BuiltInRoles.IsBuiltIn(id))
        {
            var known = PerlList.Split(Field(fields, 2)).Where(BuiltInRoles.Privileges(version).Contains);
            config.Roles[id] = new SortedSet<string>(known, StringComparer.Ordinal);
        }
    }

    private static void ReadAcl(UserConfig config, List<string> fields)
    {
        if (AclPath.Normalize(Field(fields, 2)) is not { } path)
        {
            return;
        }

        var propagate = True(Field(fields, 1));
        foreach (var role in PerlList.Split(Field(fields, 4)).Where(config.Roles.ContainsKey))
        {
            foreach (var member in PerlList.Split(Field(fields, 3)))
            {
                if (member.StartsWith('@'))
                {
                    Grant(config.Acl(path).Groups, member[1..], role, propagate);
                }
                else if (UserIds.TrySplitToken(member) is var (user, token))
                {
                    if (config.Users.GetValueOrDefault(user)?.Tokens?.ContainsKey(token) == true)
                    {
                        Grant(config.Acl(path).Tokens, member, role, propagate);
                    }
                }
                else if (UserIds.IsUser(member))
                {
                    Grant(config.Acl(path).Users, member, role, propagate);
                }
            }
        }
    }

    internal static void Grant(SortedDictionary<string, SortedDictionary<string, bool>> entries, string id, string role, bool propagate)
    {
        if (!entries.TryGetValue(id, out var roles))
        {
            entries[id] = roles = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        }

        roles[role] = propagate;
    }
}
