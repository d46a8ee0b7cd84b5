using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary>Users, realms and secrets of a datacenter, kept in the files that PVE keeps them in.</summary>
public sealed class AccountStore
{
    private readonly Datacenter _datacenter;
    private UserConfig? _users;
    private long _usersVersion = -1;

    internal AccountStore(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    /// <summary>The parsed <c>user.cfg</c>, to be read only; writes go through <see cref="Update"/>.</summary>
    public UserConfig Users
    {
        get
        {
            if (_users is null || _usersVersion != File.Version)
            {
                _users = UserConfigFormat.Parse(File.Text, _datacenter.Version);
                _usersVersion = File.Version;
            }
            return _users;
        }
    }

    /// <summary>Changes whenever <see cref="Users"/> may have changed.</summary>
    public long UsersVersion => File.Version;

    /// <summary>Passwords of the realm pve by user name (<c>priv/shadow.cfg</c>).</summary>
    public Dictionary<string, string> Shadow { get; } = new(StringComparer.Ordinal);

    /// <summary>Passwords of the nodes' system users, the realm pam.</summary>
    public Dictionary<string, string> SystemUsers { get; } = new(StringComparer.Ordinal);

    /// <summary>Secrets by full token id (<c>priv/token.cfg</c>).</summary>
    public Dictionary<string, string> TokenSecrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Bind passwords by realm (<c>priv/realm/*.pw</c>).</summary>
    public Dictionary<string, string> RealmPasswords { get; } = new(StringComparer.Ordinal);

    private ConfigFile File => _datacenter.File("user.cfg");

    /// <summary>Changes <c>user.cfg</c> under its lock; an error leaves the file as it was.</summary>
    /// <param name="prefix">What PVE puts before an error's text; empty for nothing.</param>
    public void Update(string prefix, Action<UserConfig> change) => File.Locked(prefix, () =>
    {
        var config = UserConfigFormat.Parse(File.Text, _datacenter.Version);
        change(config);
        File.Write(UserConfigFormat.Render(config));
    });

    /// <summary>Fails as <c>check_user_enabled</c> does when the user is missing, disabled or expired.</summary>
    public void CheckEnabled(string userId)
    {
        var user = Users.User(userId);
        if (!user.Enable)
        {
            throw PveError.Die($"user '{userId}' is disabled");
        }

        if (user.Expire != 0 && user.Expire < _datacenter.Clock.UnixSeconds)
        {
            throw PveError.Die($"user '{userId}' access expired");
        }
    }

    /// <summary>Takes passwords and secrets from another datacenter.</summary>
    internal void TakeOver(AccountStore other)
    {
        foreach (var (mine, theirs) in new[]
        {
            (Shadow, other.Shadow), (SystemUsers, other.SystemUsers), (TokenSecrets, other.TokenSecrets),
            (RealmPasswords, other.RealmPasswords),
        })
        {
            foreach (var (key, value) in theirs)
            {
                mine[key] = value;
            }
        }
    }

    /// <summary>Makes a token with a new secret, or gives an existing one a new secret.</summary>
    /// <returns>The secret.</returns>
    public string GenerateSecret(string fullTokenId)
    {
        var secret = Guid.NewGuid().ToString();
        TokenSecrets[fullTokenId] = secret;
        return secret;
    }
}
