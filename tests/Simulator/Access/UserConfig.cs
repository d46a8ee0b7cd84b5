namespace Proxmox.Simulator.Access;

/// <summary>The parsed <c>user.cfg</c>: users, groups, roles, pools and the tree of ACLs (<c>PVE::AccessControl</c>).</summary>
public sealed class UserConfig
{
    public SortedDictionary<string, UserEntry> Users { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, GroupEntry> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Privileges by role, the built-in roles included.</summary>
    public SortedDictionary<string, SortedSet<string>> Roles { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, PoolEntry> Pools { get; } = new(StringComparer.Ordinal);

    /// <summary>The pool of each guest that has one, by VMID.</summary>
    public Dictionary<string, string> PoolOfGuest { get; } = new(StringComparer.Ordinal);

    public AclNode AclRoot { get; } = new();

    /// <summary>Fails with "no such user" unless the user exists; a malformed id fails as such.</summary>
    public UserEntry User(string userId)
    {
        UserIds.Verify(userId);
        return Users.GetValueOrDefault(userId) ?? throw PveError.Die($"no such user ('{userId}')");
    }

    /// <summary>Fails with "no such token" unless the user and the token exist.</summary>
    public TokenEntry Token(string userId, string tokenId) =>
        User(userId).Tokens?.GetValueOrDefault(tokenId) ?? throw PveError.Die($"no such token '{tokenId}' for user '{userId}'");

    /// <summary>Puts a user into an existing group.</summary>
    public void Join(string userId, string group)
    {
        if (!Groups.TryGetValue(group, out var entry))
        {
            throw PveError.Die($"no such group '{group}'");
        }

        Users[userId].Groups.Add(group);
        entry.Users.Add(userId);
    }

    /// <summary>Takes a user out of every group.</summary>
    public void LeaveAll(string userId)
    {
        foreach (var group in Groups.Values)
        {
            group.Users.Remove(userId);
        }
    }

    /// <summary>The node of a normalised path; made when it does not exist.</summary>
    public AclNode Acl(string path)
    {
        var node = AclRoot;
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!node.Children.TryGetValue(part, out var child))
            {
                node.Children[part] = child = new AclNode();
            }

            node = child;
        }
        return node;
    }

    /// <summary>Every ACL node with its path, parents first.</summary>
    public IEnumerable<(string Path, AclNode Node)> AclTree() => Walk("/", AclRoot);

    private static IEnumerable<(string Path, AclNode Node)> Walk(string path, AclNode node)
    {
        yield return (path, node);
        var prefix = path == "/" ? "" : path;
        foreach (var (name, child) in node.Children)
        {
            foreach (var entry in Walk($"{prefix}/{name}", child))
            {
                yield return entry;
            }
        }
    }
}

/// <summary>A user's line in <c>user.cfg</c>.</summary>
public sealed class UserEntry
{
    public bool Enable { get; set; }

    /// <summary>Seconds since 1970; 0 for never.</summary>
    public long Expire { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>An empty text is not the same as none: PVE shows it when a later field of the line is set.</summary>
    public string? Email { get; set; }

    public string? Comment { get; set; }

    public string? Keys { get; set; }

    public SortedSet<string> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Null when the user has no token.</summary>
    public SortedDictionary<string, TokenEntry>? Tokens { get; set; }
}

/// <summary>A token's line in <c>user.cfg</c>.</summary>
public sealed class TokenEntry
{
    public bool PrivilegeSeparation { get; set; }

    /// <summary>Seconds since 1970; 0 for never.</summary>
    public long Expire { get; set; }

    public string? Comment { get; set; }
}

/// <summary>A group's line in <c>user.cfg</c>.</summary>
public sealed class GroupEntry
{
    public string? Comment { get; set; }

    public SortedSet<string> Users { get; } = new(StringComparer.Ordinal);
}

/// <summary>A pool's line in <c>user.cfg</c>.</summary>
public sealed class PoolEntry
{
    public string? Comment { get; set; }

    public SortedSet<string> Guests { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Storages { get; } = new(StringComparer.Ordinal);

    /// <summary>Full names of the pools nested in this one.</summary>
    public SortedSet<string> Pools { get; } = new(StringComparer.Ordinal);
}

/// <summary>The ACL entries of one path: roles with their propagation flag, by user, group and token.</summary>
public sealed class AclNode
{
    public SortedDictionary<string, AclNode> Children { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SortedDictionary<string, bool>> Users { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SortedDictionary<string, bool>> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SortedDictionary<string, bool>> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>The entries of one kind: <c>user</c>, <c>group</c> or <c>token</c>.</summary>
    public SortedDictionary<string, SortedDictionary<string, bool>> Of(string kind) => kind switch
    {
        "user" => Users,
        "group" => Groups,
        _ => Tokens,
    };
}
