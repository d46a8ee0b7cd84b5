using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary>Computes effective permissions from ACLs, groups, pools and privilege separation (<c>PVE::RPCEnvironment</c>).</summary>
public sealed class Rights
{
    private static readonly Dictionary<string, bool> None = new(StringComparer.Ordinal);

    private readonly Datacenter _datacenter;
    private readonly Dictionary<string, bool> _all;
    private readonly Dictionary<(string AuthId, string Path), Dictionary<string, bool>> _cache = [];
    private long _cacheVersion = -1;

    internal Rights(Datacenter datacenter)
    {
        _datacenter = datacenter;
        _all = BuiltInRoles.Privileges(datacenter.Version).ToDictionary(privilege => privilege, _ => true, StringComparer.Ordinal);
    }

    private UserConfig Config => _datacenter.Accounts.Users;

    /// <summary>Privileges that a user or token holds on a path, each with its propagation flag.</summary>
    /// <param name="path">A normalised path; null gives nothing, as in PVE.</param>
    public IReadOnlyDictionary<string, bool> Of(string authId, string? path)
    {
        if (authId == "root@pam")
        {
            return _all;
        }

        if (path is null)
        {
            return None;
        }

        if (_cacheVersion != _datacenter.Accounts.UsersVersion)
        {
            _cache.Clear();
            _cacheVersion = _datacenter.Accounts.UsersVersion;
        }
        if (UserIds.TrySplitToken(authId) is var (user, token))
        {
            if (Config.Users.GetValueOrDefault(user)?.Tokens?.GetValueOrDefault(token) is not { } entry)
            {
                return None;
            }

            if (!entry.PrivilegeSeparation)
            {
                return Of(user, path);
            }
        }
        else if (!UserIds.IsUser(authId))
        {
            return None;
        }

        if (!_cache.TryGetValue((authId, path), out var privileges))
        {
            _cache[(authId, path)] = privileges = Compute(authId, path);
        }

        return privileges;
    }

    /// <summary>Whether every privilege is held on the path.</summary>
    public bool Allows(string authId, string? path, IEnumerable<string> privileges)
    {
        var held = Of(authId, path);
        return privileges.All(privilege =>
        {
            BuiltInRoles.Verify(privilege, _datacenter.Version);
            return held.ContainsKey(privilege);
        });
    }

    /// <summary>Whether one of the privileges is held on the path.</summary>
    public bool AllowsAny(string authId, string? path, IEnumerable<string> privileges)
    {
        var held = Of(authId, path);
        return privileges.Any(held.ContainsKey);
    }

    /// <summary>Fails with 403, naming the first privilege that is missing.</summary>
    public void Require(string authId, string? path, IEnumerable<string> privileges)
    {
        var held = Of(authId, path);
        foreach (var privilege in privileges)
        {
            BuiltInRoles.Verify(privilege, _datacenter.Version);
            if (!held.ContainsKey(privilege))
            {
                throw PveError.Forbidden($"{path}, {privilege}");
            }
        }
    }

    /// <summary>Fails with 403, naming all the privileges of which one would do.</summary>
    public void RequireAny(string authId, string? path, IReadOnlyCollection<string> privileges)
    {
        if (!AllowsAny(authId, path, privileges))
        {
            throw PveError.Forbidden($"{path}, {string.Join('|', privileges)}");
        }
    }

    /// <summary>Whether the caller may change the ACLs of a path (<c>check_perm_modify</c>).</summary>
    public bool MayModifyAcl(string authId, string? path) => path is null
        ? Allows(authId, "/access", ["Permissions.Modify"])
        : AllowsAny(authId, path, AclPrivileges(path));

    /// <summary>Fails with 403 unless the caller may change the ACLs of the path.</summary>
    public void RequireModifyAcl(string authId, string path) => RequireAny(authId, path, AclPrivileges(path));

    /// <summary>Groups on which the caller holds one of the privileges (<c>filter_groups</c> with <c>any</c>).</summary>
    public ISet<string> Groups(string authId, params string[] privileges) =>
        Config.Groups.Keys.Where(group => AllowsAny(authId, $"/access/groups/{group}", privileges)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Users that are members of one of the groups.</summary>
    public ISet<string> MembersOf(IEnumerable<string> groups) =>
        groups.SelectMany(group => Config.Groups[group].Users).ToHashSet(StringComparer.Ordinal);

    /// <summary>Every path of interest on which the user or token holds something (<c>get_effective_permissions</c>).</summary>
    public IEnumerable<(string Path, IReadOnlyDictionary<string, bool> Privileges)> Effective(string authId)
    {
        string[] top = ["/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms"];
        var pools = Config.Pools.Values.SelectMany(pool =>
            pool.Guests.Select(vmid => $"/vms/{vmid}").Concat(pool.Storages.Select(storage => $"/storage/{storage}")));
        return top.Concat(Config.AclTree().Select(entry => entry.Path)).Concat(pools)
            .Distinct(StringComparer.Ordinal)
            .Select(path => (path, Of(authId, path)))
            .Where(entry => entry.Item2.Count > 0);
    }

    private static string[] AclPrivileges(string path)
    {
        (string Prefix, string Privilege)[] extra =
        [
            ("/storage/", "Datastore.Allocate"),
            ("/vms/", "VM.Allocate"),
            ("/pool/", "Pool.Allocate"),
        ];
        return
        [
            "Permissions.Modify",
            .. extra.Where(entry => path.Length > entry.Prefix.Length && path.StartsWith(entry.Prefix, StringComparison.Ordinal))
                .Select(entry => entry.Privilege),
        ];
    }

    private Dictionary<string, bool> Compute(string authId, string path)
    {
        var roles = AclRoles.Of(Config, authId, path);
        AddPoolRoles(authId, path, ref roles);
        var privileges = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (role, propagate) in roles)
        {
            foreach (var privilege in Config.Roles.GetValueOrDefault(role) ?? [])
            {
                privileges[privilege] = privileges.GetValueOrDefault(privilege) || propagate;
            }
        }
        var owner = UserIds.Owner(authId);
        if (owner == authId || owner == "root@pam")
        {
            return privileges;
        }

        var ownersPrivileges = Of(owner, path);
        return privileges.Where(entry => ownersPrivileges.ContainsKey(entry.Key))
            .ToDictionary(entry => entry.Key, entry => ownersPrivileges[entry.Key] && entry.Value, StringComparer.Ordinal);
    }

    private void AddPoolRoles(string authId, string path, ref Dictionary<string, bool> roles)
    {
        var inherited = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, pool) in Config.Pools)
        {
            var holds = (path.StartsWith("/vms/", StringComparison.Ordinal) && pool.Guests.Contains(path[5..]))
                || (path.StartsWith("/storage/", StringComparison.Ordinal) && pool.Storages.Contains(path[9..]));
            if (holds)
            {
                inherited.UnionWith(AclRoles.Of(Config, authId, $"/pool/{name}").Keys);
            }
        }
        if (inherited.Count == 0 || roles.ContainsKey("NoAccess"))
        {
            return;
        }

        if (inherited.Contains("NoAccess"))
        {
            roles = new Dictionary<string, bool>(StringComparer.Ordinal) { ["NoAccess"] = false };
            return;
        }
        // Pool roles count on the member itself and are never handed on.
        foreach (var role in inherited)
        {
            roles.TryAdd(role, false);
        }
    }
}
